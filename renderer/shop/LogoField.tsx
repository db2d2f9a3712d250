import { useEffect, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Logo } from '../../shared/shop/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { ShopLogo } from './ShopLogo.tsx';

/** The shop's mark on signs and slips: seen here, chosen from a file, taken away again. Kept at once. */
export function LogoField() {
  const say = useWords();
  const [logo, setLogo] = useState<Logo | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void call('shop.logo', {}).then((answer) => {
      if (answer.ok) setLogo(answer.value);
    });
  }, []);

  async function choose(): Promise<void> {
    setBusy(true);
    setFailure(null);
    const answer = await call('shop.chooseLogo', {});
    setBusy(false);
    if (!answer.ok) setFailure(answer.failure);
    else if (answer.value.kind === 'chosen') setLogo(answer.value.logo);
  }

  async function remove(): Promise<void> {
    setFailure(null);
    const answer = await call('shop.removeLogo', {});
    if (answer.ok) setLogo(null);
    else setFailure(answer.failure);
  }

  return (
    <Section title={say('shop.logo.title')} text={say('shop.logo.text')}>
      {logo !== null && <ShopLogo logo={logo} className="shop-logo" alt={say('shop.logo.alt')} />}
      <div className="shop-logo-acts">
        <Button onPress={() => void choose()} isPending={busy} pendingLabel={say('shop.logo.choosing')}>
          {say(logo === null ? 'shop.logo.choose' : 'shop.logo.other')}
        </Button>
        {logo !== null && (
          <Button variant="plain" onPress={() => void remove()}>
            {say('shop.logo.remove')}
          </Button>
        )}
      </div>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
    </Section>
  );
}
