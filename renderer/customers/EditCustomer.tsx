import { type FormEvent, useEffect, useState } from 'react';
import { type ContactKind, type Customer, contactKinds } from '../../shared/customers/model.ts';
import type { ContactPointId } from '../../shared/foundation/id.ts';
import { languages } from '../../shared/foundation/language.ts';
import { failureSentence } from '../app/failure-words.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Page } from '../kit/Page.tsx';
import { Section } from '../kit/Section.tsx';
import { Select } from '../kit/Select.tsx';
import { Switch } from '../kit/Switch.tsx';
import { TextArea } from '../kit/TextArea.tsx';
import { TextField } from '../kit/TextField.tsx';
import { useCustomers } from './customers-store.ts';
import { SensitiveHint } from './SensitiveHint.tsx';
import { TagsField } from './TagsField.tsx';
import './profile.css';

type ContactDraft = {
  readonly key: number;
  readonly id: ContactPointId | null;
  readonly kind: ContactKind;
  readonly typed: string;
};

/** Corrects what is kept about one person. What was typed stays until it is saved or left. */
export function EditCustomer({ customer }: { readonly customer: Customer }) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const { saving, failure, knownTags, loadTags, save, leaveEditing } = useCustomers();
  useEffect(() => {
    void loadTags();
  }, [loadTags]);
  const [draft, setDraft] = useState({
    displayName: customer.displayName,
    language: customer.language,
    underSixteen: customer.underSixteen,
    note: customer.note,
    tags: customer.tags,
  });
  const [contacts, setContacts] = useState<readonly ContactDraft[]>(() =>
    customer.contactPoints.map(({ id, kind, typed }, key) => ({ key, id, kind, typed })),
  );
  const spoken = [...new Set([customer.language, ...languages])];
  const nameError = failure?.code === 'customer.name-missing' ? failureSentence(say, failure) : null;
  const contactError = failure?.code.startsWith('customer.contact') === true ? failureSentence(say, failure) : null;
  const wrongContact = contactError !== null && failure !== null ? Number(failure.detail.position ?? -1) : -1;

  function submit(event: FormEvent): void {
    event.preventDefault();
    const contactPoints = contacts
      .filter(({ typed }) => typed.trim() !== '')
      .map(({ id, kind, typed }) => ({ id, kind, typed }));
    void save({ id: customer.id, ...draft, tags: [...draft.tags], contactPoints });
  }
  function changeContact(key: number, part: Partial<ContactDraft>): void {
    setContacts(contacts.map((contact) => (contact.key === key ? { ...contact, ...part } : contact)));
  }

  return (
    <Page title={say('customers.edit.title')}>
      <form className="edit-customer" onSubmit={submit} noValidate>
        <TextField
          label={say('customers.edit.name')}
          value={draft.displayName}
          onChange={(displayName) => setDraft({ ...draft, displayName })}
          error={nameError}
          maxLength={200}
        />
        <Section title={say('customers.edit.contacts')}>
          {contacts.map((contact, index) => (
            <div key={contact.key} className="edit-contact">
              <Select
                label={say('customers.edit.kind')}
                options={contactKinds.map((kind) => ({ id: kind, label: say(`customers.profile.kind.${kind}`) }))}
                value={contact.kind}
                onChange={(kind) => changeContact(contact.key, { kind })}
              />
              <TextField
                label={say('customers.edit.value')}
                value={contact.typed}
                onChange={(typed) => changeContact(contact.key, { typed })}
                error={index === wrongContact ? contactError : null}
                maxLength={400}
              />
              <Button variant="plain" onPress={() => setContacts(contacts.filter(({ key }) => key !== contact.key))}>
                {say('customers.edit.remove')}
              </Button>
            </div>
          ))}
          {contactError !== null && wrongContact < 0 && <Banner tone="danger">{contactError}</Banner>}
          <div>
            <Button
              onPress={() =>
                setContacts([
                  ...contacts,
                  { key: Math.max(-1, ...contacts.map(({ key }) => key)) + 1, id: null, kind: 'email', typed: '' },
                ])
              }
              isDisabled={contacts.length >= 12}
            >
              {say('customers.edit.add')}
            </Button>
          </div>
        </Section>
        <Section title={say('customers.profile.about')}>
          <Select
            label={say('customers.edit.language')}
            options={spoken.map((code) => ({ id: code, label: languageName(screen, code) }))}
            value={draft.language}
            onChange={(language) => setDraft({ ...draft, language })}
          />
          <Switch isSelected={draft.underSixteen} onChange={(underSixteen) => setDraft({ ...draft, underSixteen })}>
            {say('customers.edit.under-sixteen')}
          </Switch>
          <TextArea
            label={say('customers.edit.note')}
            description={say('customers.edit.note-help')}
            value={draft.note}
            onChange={(note) => setDraft({ ...draft, note })}
            maxLength={4000}
          />
          <SensitiveHint text={draft.note} />
          <TagsField tags={draft.tags} known={knownTags} onChange={(tags) => setDraft({ ...draft, tags })} />
        </Section>
        {failure !== null && nameError === null && contactError === null && (
          <Banner tone="danger">{failureSentence(say, failure)}</Banner>
        )}
        <footer className="edit-actions">
          <Button variant="plain" onPress={leaveEditing} isDisabled={saving}>
            {say('customers.edit.cancel')}
          </Button>
          <Button type="submit" variant="primary" isPending={saving} pendingLabel={say('customers.edit.save')}>
            {say('customers.edit.save')}
          </Button>
        </footer>
      </form>
    </Page>
  );
}
