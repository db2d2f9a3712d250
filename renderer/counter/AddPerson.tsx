import { type FormEvent, useEffect, useState } from 'react';
import type { CustomerHit } from '../../shared/customers/model.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import { failureSentence } from '../app/failure-words.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { PickList } from '../kit/PickList.tsx';
import { Select } from '../kit/Select.tsx';
import { Switch } from '../kit/Switch.tsx';
import { TextField } from '../kit/TextField.tsx';
import { useCounter } from './counter-store.ts';

/** Three fields and one switch. People who look alike show while typing, so that nobody is added twice. */
export function AddPerson({ name, contact }: { readonly name: string; readonly contact: string }) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const { busy, failure, rules, add, open, clear } = useCounter();
  const paidFirst = rules !== null && rules.afterPayment !== null;
  const [person, setPerson] = useState({
    displayName: name,
    contact,
    language: screen as Language,
    underSixteen: false,
  });
  const similar = useSimilar(person.displayName, person.contact);
  const beside = (codes: readonly string[]) =>
    failure !== null && codes.includes(failure.code) ? failureSentence(say, failure) : null;
  const nameError = beside(['customer.name-missing']);
  const contactError = beside(['customer.contact-unreadable', 'customer.contact-repeated']);
  function submit(event: FormEvent): void {
    event.preventDefault();
    void add(person, { ask: !person.underSixteen, paid: paidFirst });
  }
  return (
    <form className="counter counter-add" onSubmit={submit} noValidate>
      <h1>{say('counter.new.title')}</h1>
      <div className="counter-fields">
        <TextField
          label={say('counter.new.name')}
          size="counter"
          value={person.displayName}
          onChange={(displayName) => setPerson({ ...person, displayName })}
          error={nameError}
          maxLength={200}
          autoFocus={name === ''}
        />
        <TextField
          label={say('counter.new.contact')}
          description={say('counter.new.contact-help')}
          size="counter"
          value={person.contact}
          onChange={(typed) => setPerson({ ...person, contact: typed })}
          error={contactError}
          maxLength={400}
          autoFocus={name !== ''}
        />
        <Select
          label={say('counter.new.language')}
          size="counter"
          options={languages.map((code) => ({ id: code, label: languageName(screen, code) }))}
          value={person.language}
          onChange={(language) => setPerson({ ...person, language })}
        />
        <Switch
          description={say('counter.new.under-sixteen-help')}
          isSelected={person.underSixteen}
          onChange={(underSixteen) => setPerson({ ...person, underSixteen })}
        >
          {say('counter.new.under-sixteen')}
        </Switch>
      </div>
      {similar.length > 0 && (
        <section className="counter-similar" aria-label={say('counter.new.similar')}>
          <h2>{say('counter.new.similar')}</h2>
          <PickList
            id="counter-similar"
            label={say('counter.new.similar')}
            items={similar}
            onPick={(hit) => void open(hit.id)}
            nameOf={(hit) => hit.displayName}
          >
            {(hit) => (
              <span className="hit">
                <span className="hit-name">
                  <bdi>{hit.displayName}</bdi>
                </span>
                <span className="hit-contact">{hit.contact}</span>
              </span>
            )}
          </PickList>
        </section>
      )}
      {failure !== null && nameError === null && contactError === null && (
        <Banner tone="danger">{failureSentence(say, failure)}</Banner>
      )}
      <footer className="counter-actions">
        <Button variant="plain" size="counter" onPress={clear}>
          {say('counter.new.cancel')}
        </Button>
        {paidFirst && !person.underSixteen && (
          <Button size="counter" onPress={() => void add(person, { ask: false, paid: false })}>
            {say('counter.new.save-only')}
          </Button>
        )}
        <Button type="submit" variant="primary" size="counter" isPending={busy} pendingLabel={say('app.loading')}>
          {say(
            person.underSixteen ? 'counter.new.save-only' : paidFirst ? 'counter.new.save-paid' : 'counter.new.save',
          )}
        </Button>
      </footer>
    </form>
  );
}

/** People who look like the one being typed; an answer that comes late for other words is dropped. */
function useSimilar(displayName: string, contact: string): readonly CustomerHit[] {
  const [similar, setSimilar] = useState<readonly CustomerHit[]>([]);
  useEffect(() => {
    let current = true;
    if (displayName.trim().length < 3 && contact.trim().length < 5) setSimilar([]);
    else
      void call('customers.similar', { displayName, contact }).then((answer) => {
        if (current && answer.ok) setSimilar(answer.value);
      });
    return () => {
      current = false;
    };
  }, [displayName, contact]);
  return similar;
}
