import { useState } from 'react';
import type { MapView, PurposeView } from '../../shared/datamap/map-view.ts';
import { useApp } from '../app/app-store.ts';
import { basisWords, fieldTitles } from '../app/map-words.ts';
import { useMay } from '../app/may.ts';
import { useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Button } from '../kit/Button.tsx';
import { useMap } from './map-store.ts';
import { PurposeForm } from './PurposeForm.tsx';

/** What things are used for; what people are asked about is changed where the questions are. */
export function PurposesPart({ view }: { readonly view: MapView }) {
  const say = useWords();
  const mayChange = useMay('Owner');
  const go = useApp((state) => state.go);
  const { busy, change, goOn } = useMap();
  const [open, setOpen] = useState<PurposeView | 'new' | null>(null);
  if (open !== null) {
    return <PurposeForm view={view} purpose={open === 'new' ? null : open} onDone={() => setOpen(null)} />;
  }
  const edit = (next: PurposeView | 'new') => {
    goOn();
    setOpen(next);
  };
  return (
    <div className="map-part">
      <p className="section-text">{say('datamap.purposes.lead')}</p>
      {mayChange && (
        <div>
          <Button variant="primary" onPress={() => edit('new')}>
            {say('datamap.purposes.add')}
          </Button>
        </div>
      )}
      <ul className="map-cards">
        {view.purposes.map((shown) => {
          const { purpose, words, fields } = shown;
          const home = words.find(({ language }) => language === view.shopLanguage);
          const name = home?.name ?? purpose.code;
          return (
            <li key={purpose.code} className="map-card" aria-label={name}>
              <header className="map-card-head">
                <h3>{name}</h3>
                {mayChange && !purpose.needsConsent && (
                  <Button variant="plain" onPress={() => edit(shown)}>
                    {say('datamap.edit')}
                    <span className="visually-hidden"> {name}</span>
                  </Button>
                )}
                {mayChange && purpose.needsConsent && (
                  <Button variant="plain" onPress={() => go('asking')}>
                    {say('datamap.purposes.go')}
                    <span className="visually-hidden"> {name}</span>
                  </Button>
                )}
              </header>
              <p>{home?.why}</p>
              <ul className="map-remarks">
                <li>{basisWords(say, purpose.basis)}</li>
                <li>
                  {fields.length === 0
                    ? say('datamap.purposes.unused')
                    : say('datamap.purposes.used', { fields: fieldTitles(say, view, fields) })}
                </li>
              </ul>
              {mayChange && !purpose.needsConsent && fields.length === 0 && (
                <div>
                  <Button
                    isPending={busy}
                    onPress={() => void change(() => call('datamap.removePurpose', { code: purpose.code }))}
                  >
                    {say('datamap.purposes.remove')}
                    <span className="visually-hidden"> {name}</span>
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
