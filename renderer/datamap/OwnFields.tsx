import { type FormEvent, useState } from 'react';
import { mostLettersOfValue, type OwnValue } from '../../shared/datamap/map-view.ts';
import { isOwn } from '../../shared/datamap/own-code.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { DescriptionList } from '../kit/DescriptionList.tsx';
import { Section } from '../kit/Section.tsx';
import { TextField } from '../kit/TextField.tsx';
import './datamap.css';

/** What one person has in the fields that the owner added, and the way to change it. Nothing where there are no fields. */
export function OwnFields(props: {
  readonly id: CustomerId;
  readonly values: readonly OwnValue[];
  /** Called when something was written, so that the timeline is read again. */
  readonly onChanged: () => void;
}) {
  const { id, values, onChanged } = props;
  const say = useWords();
  const [typed, setTyped] = useState<Readonly<Record<string, string>> | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (values.length === 0) return null;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || typed === null) return;
    setBusy(true);
    setFailure(null);
    const changed = values.flatMap(({ field, value }) => {
      const next = typed[field] ?? value;
      return isOwn(field) && next !== value ? [{ field, value: next }] : [];
    });
    const answer = await call('datamap.setValues', { id, values: changed });
    setBusy(false);
    if (!answer.ok) {
      setFailure(answer.failure);
      return;
    }
    setTyped(null);
    onChanged();
  }

  return (
    <Section title={say('datamap.profile.title')}>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {typed === null ? (
        <>
          <DescriptionList
            items={values.map(({ name, value }) => ({
              label: name,
              value: value === '' ? say('datamap.profile.nothing') : value,
            }))}
          />
          <div>
            <Button onPress={() => setTyped(Object.fromEntries(values.map(({ field, value }) => [field, value])))}>
              {say('datamap.profile.edit')}
              <span className="visually-hidden"> {say('datamap.profile.title')}</span>
            </Button>
          </div>
        </>
      ) : (
        <form className="own-fields" onSubmit={(event) => void save(event)} noValidate>
          {values.map(({ field, name, retired }) => (
            <TextField
              key={field}
              label={name}
              value={typed[field] ?? ''}
              onChange={(value) => setTyped({ ...typed, [field]: value })}
              maxLength={mostLettersOfValue}
              {...(retired && { description: say('datamap.profile.retired') })}
            />
          ))}
          <footer className="map-actions">
            <Button variant="plain" onPress={() => setTyped(null)} isDisabled={busy}>
              {say('datamap.profile.cancel')}
            </Button>
            <Button type="submit" variant="primary" isPending={busy} pendingLabel={say('datamap.profile.saving')}>
              {say('datamap.profile.save')}
            </Button>
          </footer>
        </form>
      )}
    </Section>
  );
}
