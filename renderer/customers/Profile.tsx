import { useState } from 'react';
import type { CustomerProfile } from '../../shared/customers/model.ts';
import { dayInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { languageName } from '../app/language-name.ts';
import { useMay } from '../app/may.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { ConsentLines } from '../consents/ConsentLines.tsx';
import { OwnFields } from '../datamap/OwnFields.tsx';
import { ExportOne } from '../exports/ExportOne.tsx';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { ConfirmDialog } from '../kit/ConfirmDialog.tsx';
import { DescriptionList } from '../kit/DescriptionList.tsx';
import { Page } from '../kit/Page.tsx';
import { Section } from '../kit/Section.tsx';
import { ComparedProfile } from '../merges/ComparedProfile.tsx';
import { MergedBanner } from '../merges/MergedBanner.tsx';
import { MergeWith } from '../merges/MergeWith.tsx';
import { AddPurchase } from '../purchases/AddPurchase.tsx';
import { RequestForm } from '../requests/RequestForm.tsx';
import { WhyKept } from '../retention/WhyKept.tsx';
import { CustomerTimeline } from './CustomerTimeline.tsx';
import { useCustomers } from './customers-store.ts';
import './profile.css';

/** One person: what is kept, where the answers stand, and everything that happened in one timeline. */
export function Profile({ profile }: { readonly profile: CustomerProfile }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { failure, erasing, openAgain, close, edit, erase } = useCustomers();
  const [asked, setAsked] = useState(false);
  const showEverything = useCustomers((state) => state.showEverything);
  const mayFindAll = useMay('Manager');
  const mayErase = useMay('Owner');
  const { customer, consents, timeline } = profile;
  const day = (instant: string | null) =>
    instant === null ? say('customers.unknown-day') : dayInWords(language, instant);
  const again = () => void openAgain(customer.id);
  return (
    <ComparedProfile onMerged={again}>
      <Page
        title={customer.displayName}
        actions={
          <>
            <Button variant="plain" onPress={() => void close()}>
              {say('customers.profile.back')}
            </Button>
            <AddPurchase customerId={customer.id} onDone={again} />
            <MergeWith customer={customer} />
            <Button onPress={edit}>{say('customers.profile.edit')}</Button>
            {mayErase && (
              <Button variant="danger" onPress={() => setAsked(true)}>
                {say('customers.profile.erase')}
              </Button>
            )}
          </>
        }
      >
        {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
        <MergedBanner id={customer.id} onUndone={again} />
        <div className="profile-columns">
          <Section title={say('customers.profile.contacts')}>
            {customer.contactPoints.length === 0 ? (
              <p>{say('customers.profile.no-contacts')}</p>
            ) : (
              <DescriptionList
                items={customer.contactPoints.map((point) => ({
                  label: say(`customers.profile.kind.${point.kind}`),
                  value: point.typed,
                }))}
              />
            )}
          </Section>
          <Section title={say('customers.profile.about')}>
            <DescriptionList
              items={[
                { label: say('customers.profile.language'), value: languageName(language, customer.language) },
                {
                  label: say('customers.profile.since'),
                  value: `${day(customer.createdAt)}, ${say(`customers.source.${customer.source}`)}`,
                },
                { label: say('customers.profile.last'), value: day(customer.lastContactAt) },
                {
                  label: say('customers.profile.note'),
                  value: customer.note === '' ? say('customers.profile.no-note') : customer.note,
                },
                {
                  label: say('customers.profile.tags'),
                  value: customer.tags.length === 0 ? say('customers.profile.no-tags') : customer.tags.join(', '),
                },
              ]}
            />
            {customer.underSixteen && <p>{say('customers.profile.under-sixteen')}</p>}
          </Section>
        </div>
        <OwnFields id={customer.id} values={profile.own} onChanged={again} />
        <Section title={say('customers.profile.answers')}>
          {consents.every((line) => line.state === 'NotAsked') ? (
            <p>{say('customers.profile.no-answers')}</p>
          ) : (
            <ConsentLines lines={consents} />
          )}
        </Section>
        {/* A purchase that is held from the timeline is one more reason. */}
        <WhyKept key={timeline.length} id={customer.id} />
        <RequestForm customerId={customer.id} />
        {mayFindAll && (
          <Section title={say('customers.everything.title')} text={say('customers.everything.text')}>
            <div>
              <Button onPress={showEverything}>{say('customers.everything.open')}</Button>
            </div>
          </Section>
        )}
        <ExportOne customerId={customer.id} />
        <Section title={say('customers.profile.timeline')}>
          <CustomerTimeline customerId={customer.id} entries={timeline} />
        </Section>
        <ConfirmDialog
          title={say('customers.erase.title')}
          isOpen={asked}
          onClose={() => setAsked(false)}
          onConfirm={() => void erase(customer)}
          typedLabel={say('customers.erase.typed', { name: customer.displayName })}
          expected={customer.displayName}
          wrongText={say('customers.erase.different')}
          confirmLabel={say('customers.erase.go')}
          cancelLabel={say('customers.erase.cancel')}
          isBusy={erasing}
          busyLabel={say('customers.erase.working')}
        >
          <p>{say('customers.erase.text')}</p>
          {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
        </ConfirmDialog>
      </Page>
    </ComparedProfile>
  );
}
