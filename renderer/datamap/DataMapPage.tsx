import { useEffect, useState } from 'react';
import { failureSentence } from '../app/failure-words.ts';
import { useMay } from '../app/may.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Page } from '../kit/Page.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import './datamap.css';
import { FieldsPart } from './FieldsPart.tsx';
import { useMap } from './map-store.ts';
import { PartnersPart } from './PartnersPart.tsx';
import { PurposesPart } from './PurposesPart.tsx';

type Part = 'fields' | 'purposes' | 'partners';

/** Everything that is kept about people: what, why, who sees it and how long. The owner changes it, managers look at it. */
export function DataMapPage() {
  const say = useWords();
  const { view, said, failure, load, goOn } = useMap();
  const [part, setPart] = useState<Part>('fields');
  const mayChange = useMay('Owner');
  useEffect(() => {
    goOn();
    void load();
  }, [load, goOn]);
  return (
    <Page title={say('datamap.title')}>
      <p className="map-lead">
        {say('datamap.lead')} {!mayChange && say('datamap.read-only')}
      </p>
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      {said !== null && <Banner tone="info">{say(`datamap.${said}`)}</Banner>}
      {view !== null && (
        <Tabs
          label={say('datamap.title')}
          current={part}
          onChange={(next) => {
            goOn();
            setPart(next);
          }}
          tabs={[
            { id: 'fields', label: say('datamap.tabs.fields'), content: <FieldsPart view={view} /> },
            { id: 'purposes', label: say('datamap.tabs.purposes'), content: <PurposesPart view={view} /> },
            { id: 'partners', label: say('datamap.tabs.partners'), content: <PartnersPart view={view} /> },
          ]}
        />
      )}
    </Page>
  );
}
