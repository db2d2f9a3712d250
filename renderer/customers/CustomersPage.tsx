import { useCallback, useEffect, useState } from 'react';
import type { CustomerRow } from '../../shared/customers/model.ts';
import { narrows } from '../../shared/customers/selection.ts';
import { languages } from '../../shared/foundation/language.ts';
import { useApp } from '../app/app-store.ts';
import { dayInWords, numberInWords } from '../app/dates.ts';
import { failureSentence } from '../app/failure-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { ImportPage } from '../imports/ImportPage.tsx';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Page } from '../kit/Page.tsx';
import { SearchBox } from '../kit/SearchBox.tsx';
import { VirtualList } from '../kit/VirtualList.tsx';
import { MergesScreen } from '../merges/MergesScreen.tsx';
import { ReceiptView } from '../retention/ReceiptView.tsx';
import { useCustomers } from './customers-store.ts';
import { EditCustomer } from './EditCustomer.tsx';
import { EverythingPage } from './EverythingPage.tsx';
import { Profile } from './Profile.tsx';
import { Selections } from './Selections.tsx';

/** Everybody the shop keeps, and one person at a time. */
export function CustomersPage() {
  const { profile, editing, allShown, receipt, receiptLanguage, receiptSeen, open, showEverything, hideEverything } =
    useCustomers();
  const [merging, setMerging] = useState(false);
  const [importing, setImporting] = useState(false);
  const { wanted, wantedPart, personMet } = useApp();
  useEffect(() => {
    if (wanted === null) return;
    void open(wanted).then(() => {
      if (wantedPart === 'everything') showEverything();
      personMet();
    });
  }, [wanted, wantedPart, open, showEverything, personMet]);
  if (importing && profile === null) return <ImportPage onBack={() => setImporting(false)} />;
  if (receipt !== null) {
    const theirs = languages.find((one) => one === receiptLanguage?.split('-')[0]);
    return <ReceiptView receipt={receipt} language={theirs} onClose={() => void receiptSeen()} />;
  }
  if (profile === null && merging) {
    return <MergesScreen onBack={() => setMerging(false)} onMerged={(id) => void open(id)} />;
  }
  if (profile === null)
    return <CustomerList onDuplicates={() => setMerging(true)} onImport={() => setImporting(true)} />;
  if (allShown) return <EverythingPage customer={profile.customer} onBack={hideEverything} />;
  return editing ? <EditCustomer customer={profile.customer} /> : <Profile profile={profile} />;
}

type ListProps = { readonly onDuplicates: () => void; readonly onImport: () => void };

function CustomerList({ onDuplicates, onImport }: ListProps) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const go = useApp((state) => state.go);
  const { text, filter, total, rows, failure, narrow, need, open } = useCustomers();
  const narrowed = text !== '' || narrows(filter);
  useEffect(() => {
    void narrow('');
  }, [narrow]);
  const onRange = useCallback((first: number, last: number) => void need(first, last), [need]);
  const cellsOf = (row: CustomerRow) => [
    row.displayName,
    row.contact ?? '',
    row.lastContactAt === null ? say('customers.unknown-day') : dayInWords(language, row.lastContactAt),
  ];
  return (
    <Page
      title={say('customers.title')}
      fills
      actions={
        <>
          {total !== null && total > 1 && <Button onPress={onDuplicates}>{say('merges.open')}</Button>}
          <Button onPress={onImport}>{say('imports.open')}</Button>
        </>
      }
    >
      {(total !== 0 || narrowed) && (
        <>
          <SearchBox
            label={say('customers.narrow')}
            placeholder={say('customers.narrow')}
            clearLabel={say('counter.clear')}
            value={text}
            onChange={(next) => void narrow(next)}
          />
          <Selections />
        </>
      )}
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {total === 0 && !narrowed && (
        <EmptyState
          title={say('customers.empty.title')}
          action={
            <Button variant="primary" onPress={() => go('counter')}>
              {say('customers.empty.go')}
            </Button>
          }
        >
          {say('customers.empty.text')}
        </EmptyState>
      )}
      {total !== null && (total > 0 || narrowed) && (
        <p role="status">
          {total === 0
            ? say(narrows(filter) ? 'customers.selection.nobody' : 'customers.nobody', { text })
            : say('customers.count', { count: total, number: numberInWords(language, total) })}
        </p>
      )}
      {total !== null && total > 0 && (
        <VirtualList
          label={say('customers.title')}
          columns={[say('customers.column.name'), say('customers.column.contact'), say('customers.column.last')]}
          count={total}
          rowHeight={48}
          rowAt={(index) => rows.get(index)}
          cellsOf={cellsOf}
          onRange={onRange}
          onOpen={(row) => void open(row.id)}
        />
      )}
    </Page>
  );
}
