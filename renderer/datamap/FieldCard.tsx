import { useState } from 'react';
import { bookkeeping } from '../../shared/datamap/keeping.ts';
import type { FieldView, MapView } from '../../shared/datamap/map-view.ts';
import { isOwn } from '../../shared/datamap/own-code.ts';
import { languages } from '../../shared/foundation/language.ts';
import { numberInWords } from '../app/dates.ts';
import { languageName } from '../app/language-name.ts';
import { basisWords, fieldTitle, wordKey } from '../app/map-words.ts';
import { useMay } from '../app/may.ts';
import { ruleSentence } from '../app/reason-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { DescriptionList } from '../kit/DescriptionList.tsx';
import { KeepingRuleEditor } from '../retention/KeepingRuleEditor.tsx';
import { useMap } from './map-store.ts';

/** One field with all its answers; how long it is kept is changed rule by rule in its place. */
export function FieldCard(props: {
  readonly view: MapView;
  readonly field: FieldView;
  readonly onEdit: (() => void) | null;
}) {
  const { view, field: shown, onEdit } = props;
  const say = useWords();
  const title = fieldTitle(say, shown);
  const { field } = shown;
  const partners = view.partners.filter(({ partner }) => field.recipients.includes(partner.code));
  return (
    <li className="map-card" aria-label={title}>
      <header className="map-card-head">
        <h3>{title}</h3>
        {onEdit !== null && (
          <Button variant="plain" onPress={onEdit}>
            {say('datamap.edit')}
            <span className="visually-hidden"> {title}</span>
          </Button>
        )}
      </header>
      <Remarks shown={shown} />
      <DescriptionList
        items={[
          {
            label: say('datamap.row.for'),
            value: field.purposes.map((code) => view.purposeNames[code] ?? code).join(', '),
          },
          { label: say('datamap.row.allowed'), value: basisWords(say, field.basis) },
          {
            label: say('datamap.row.who'),
            value: partners.length === 0 ? say('datamap.row.nobody') : partners.map(({ name }) => name).join(', '),
          },
          { label: say('datamap.row.how-long'), value: <HowLong view={view} shown={shown} /> },
          ...(field.because === undefined ? [] : [{ label: say('datamap.row.why'), value: field.because }]),
          {
            label: say('datamap.row.kind'),
            value: [
              say(`datamap.category.${wordKey(field.category)}`),
              say(`datamap.provenance.${field.provenance}`),
              say(field.optional ? 'datamap.row.optional' : 'datamap.row.needed'),
            ].join(' · '),
          },
        ]}
      />
    </li>
  );
}

function Remarks({ shown }: { readonly shown: FieldView }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const { field, names, people, isEmpty, isUnused } = shown;
  const unnamed = isOwn(field.code) ? languages.filter((one) => names[one] === undefined) : [];
  const { sensitivity } = field;
  const remarks = [
    ...(field.retired === true ? [say('datamap.row.retired')] : []),
    ...(people !== null && people > 0
      ? [say('datamap.row.people', { count: people, number: numberInWords(language, people) })]
      : []),
    ...(isEmpty && field.optional ? [say('datamap.row.empty')] : []),
    ...(isUnused ? [say('datamap.row.unused')] : []),
    ...(sensitivity === undefined
      ? []
      : [
          say('datamap.row.special', {
            kind: say(`datamap.sensitive.kind.${sensitivity.kind}`),
            reason: sensitivity.reason,
          }),
        ]),
    ...(unnamed.length === 0
      ? []
      : [
          say('datamap.row.unnamed', {
            languages: unnamed.map((one) => languageName(language, one)).join(', '),
          }),
        ]),
  ];
  if (remarks.length === 0) return null;
  return (
    <ul className="map-remarks">
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}

/** The rules of one field as sentences, each to be changed where it stands. */
function HowLong({ view, shown }: { readonly view: MapView; readonly shown: FieldView }) {
  const say = useWords();
  const mayChange = useMay('Owner');
  const load = useMap((state) => state.load);
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <ul className="map-rules">
      {shown.keeping.map((rule) => (
        <li key={rule.purpose}>
          {editing === rule.purpose ? (
            <KeepingRuleEditor
              rule={rule}
              names={view.purposeNames}
              onDone={() => {
                setEditing(null);
                void load();
              }}
            />
          ) : (
            <>
              <span>{ruleSentence(say, view.purposeNames, rule)}</span>
              {mayChange && rule.purpose !== bookkeeping && (
                <Button variant="plain" onPress={() => setEditing(rule.purpose)}>
                  {say('datamap.row.rules')}
                  <span className="visually-hidden"> {ruleSentence(say, view.purposeNames, rule)}</span>
                </Button>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
