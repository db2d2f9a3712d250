import { useState } from 'react';
import { useWords } from '../app/words.ts';
import { Page } from '../kit/Page.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { JournalCheckPart } from './JournalCheckPart.tsx';
import { JournalLines } from './JournalLines.tsx';
import './journal.css';

/** Who did and looked at what, for the owner; and whether anybody tampered with it. */
export function JournalPage() {
  const say = useWords();
  const [part, setPart] = useState<'lines' | 'check'>('lines');
  return (
    <Page title={say('journal.title')} fills>
      <Tabs
        label={say('journal.title')}
        current={part}
        onChange={setPart}
        tabs={[
          { id: 'lines', label: say('journal.tabs.lines'), content: <JournalLines /> },
          { id: 'check', label: say('journal.tabs.check'), content: <JournalCheckPart /> },
        ]}
      />
    </Page>
  );
}
