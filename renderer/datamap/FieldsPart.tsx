import { useState } from 'react';
import type { FieldView, MapView } from '../../shared/datamap/map-view.ts';
import { isOwn } from '../../shared/datamap/own-code.ts';
import { fieldTitle } from '../app/map-words.ts';
import { useMay } from '../app/may.ts';
import { useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { BuiltInForm } from './BuiltInForm.tsx';
import { FieldCard } from './FieldCard.tsx';
import { FieldForm } from './FieldForm.tsx';
import { useMap } from './map-store.ts';

type Open = { readonly kind: 'list' } | { readonly kind: 'new' } | { readonly kind: 'edit'; readonly code: string };

/** Every field with its answers, or one of them to be changed. */
export function FieldsPart({ view }: { readonly view: MapView }) {
  const say = useWords();
  const mayChange = useMay('Owner');
  const goOn = useMap((state) => state.goOn);
  const [open, setOpen] = useState<Open>({ kind: 'list' });
  const go = (next: Open) => {
    goOn();
    setOpen(next);
  };
  const done = () => setOpen({ kind: 'list' });
  if (open.kind === 'new') return <FieldForm view={view} field={null} onDone={done} />;
  const edited = open.kind === 'edit' ? view.fields.find(({ field }) => field.code === open.code) : undefined;
  if (edited !== undefined) {
    return isOwn(edited.field.code) ? (
      <FieldForm view={view} field={edited} onDone={done} />
    ) : (
      <BuiltInForm view={view} field={edited} onDone={done} />
    );
  }
  return (
    <div className="map-part">
      <Findings view={view} />
      {mayChange && (
        <div>
          <Button variant="primary" onPress={() => go({ kind: 'new' })}>
            {say('datamap.add')}
          </Button>
        </div>
      )}
      <ul className="map-cards">
        {view.fields.map((field) => (
          <FieldCard
            key={field.field.code}
            view={view}
            field={field}
            onEdit={mayChange ? () => go({ kind: 'edit', code: field.field.code }) : null}
          />
        ))}
      </ul>
    </div>
  );
}

/** What is kept and serves nobody. */
function Findings({ view }: { readonly view: MapView }) {
  const say = useWords();
  const titles = (wanted: (field: FieldView) => boolean) =>
    view.fields
      .filter(wanted)
      .map((field) => fieldTitle(say, field))
      .join(', ');
  const empty = titles(({ field, isEmpty }) => field.optional && isEmpty);
  const unused = titles(({ isUnused }) => isUnused);
  if (empty === '' && unused === '') return null;
  return (
    <Banner tone="info">
      <strong>{say('datamap.findings.title')}</strong>
      <p>{say('datamap.findings.text')}</p>
      {empty !== '' && <p>{say('datamap.findings.empty', { fields: empty })}</p>}
      {unused !== '' && <p>{say('datamap.findings.unused', { fields: unused })}</p>}
    </Banner>
  );
}
