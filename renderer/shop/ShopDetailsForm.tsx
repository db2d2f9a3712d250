import { type FormEvent, useState } from 'react';
import type { Failure } from '../../shared/foundation/failure.ts';
import { screenLanguages } from '../../shared/foundation/language.ts';
import type { Shop } from '../../shared/shop/model.ts';
import { useApp } from '../app/app-store.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ColourField } from '../kit/ColourField.tsx';
import { NumberField } from '../kit/NumberField.tsx';
import { Section } from '../kit/Section.tsx';
import { Select } from '../kit/Select.tsx';
import { TextField } from '../kit/TextField.tsx';
import { LogoField } from './LogoField.tsx';
import './shop.css';

/** What the shop says about itself, its colour, its language, and when it locks by itself. */
export function ShopDetailsForm({ shop }: { readonly shop: Shop }) {
  const say = useWords();
  const { shopChanged, speak } = useApp();
  const language = useLanguage((state) => state.language);
  const [draft, setDraft] = useState(shop);
  const [saving, setSaving] = useState(false);
  const [saved, setSaved] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = (part: Partial<Shop>) => {
    setDraft({ ...draft, ...part });
    setSaved(false);
    setFailure(null);
  };
  const idleWrong = !(draft.idleSeconds >= 15 && draft.idleSeconds <= 3600);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (saving || idleWrong) return;
    setSaving(true);
    const { name, address, contact, accent, idleSeconds } = draft;
    const answer = await call('shop.change', { name, address, contact, accent, idleSeconds });
    setSaving(false);
    if (answer.ok) {
      shopChanged(answer.value);
      setSaved(true);
    } else setFailure(answer.failure);
  }

  return (
    <>
      <form onSubmit={(event) => void save(event)} noValidate className="shop-form">
        <Section title={say('shop.about')} text={say('shop.about-text')}>
          <TextField
            label={say('shop.name')}
            value={draft.name}
            onChange={(name) => change({ name })}
            error={failure?.code === 'shop.name-missing' ? failureSentence(say, failure) : null}
            maxLength={120}
          />
          <TextField
            label={say('shop.address')}
            value={draft.address}
            onChange={(address) => change({ address })}
            maxLength={400}
          />
          <TextField
            label={say('shop.contact')}
            value={draft.contact}
            onChange={(contact) => change({ contact })}
            maxLength={200}
          />
          <ColourField
            label={say('shop.accent')}
            description={say('shop.accent-help')}
            value={draft.accent}
            onChange={(accent) => change({ accent })}
          />
        </Section>
        <Section title={say('shop.lock')}>
          <NumberField
            label={say('shop.idle')}
            description={say('shop.idle-help')}
            value={draft.idleSeconds}
            onChange={(idleSeconds) => change({ idleSeconds })}
            minValue={15}
            maxValue={3600}
            error={idleWrong ? say('shop.idle-wrong') : null}
          />
          <Select
            label={say('app.language.label')}
            options={screenLanguages.map((code) => ({ id: code, label: say(`app.language.${code}`) }))}
            value={language}
            onChange={speak}
          />
        </Section>
        {failure !== null && failure.code !== 'shop.name-missing' && (
          <Banner tone="danger">{failureSentence(say, failure)}</Banner>
        )}
        {saved && <Banner tone="info">{say('shop.saved')}</Banner>}
        <Button type="submit" variant="primary" isPending={saving} pendingLabel={say('shop.save')}>
          {say('shop.save')}
        </Button>
      </form>
      <LogoField />
    </>
  );
}
