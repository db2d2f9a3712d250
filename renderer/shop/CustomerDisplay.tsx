import { useDisplay } from '../app/customer-display.ts';
import { useWords } from '../app/words.ts';
import { Section } from '../kit/Section.tsx';
import { Switch } from '../kit/Switch.tsx';

/** Whether cards are turned round on this screen or stand on one that faces the customer; and whether there is one. */
export function CustomerDisplay() {
  const say = useWords();
  const { wanted, second, open, choose } = useDisplay();
  return (
    <Section title={say('shop.display.title')} text={say('shop.display.text')}>
      <Switch
        isSelected={wanted}
        onChange={(next) => void choose(next)}
        description={say(`shop.display.${open ? 'open' : second ? 'there' : 'none'}`)}
      >
        {say('shop.display.use')}
      </Switch>
    </Section>
  );
}
