import { useEffect, useState } from 'react';
import type { MissingItem, NoticeChanges, NoticeContradiction, SectionChange } from '../../shared/notices/changes.ts';
import { fieldName } from '../app/reason-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { call } from '../bridge/call.ts';
import { Banner } from '../kit/Banner.tsx';

/** What publishing would change, sentence by sentence; and what stands in its way. */
export function WhatChanged(props: {
  readonly purposeNames: Readonly<Record<string, string>>;
  /** Looked at again whenever this is another. */
  readonly seen: unknown;
}) {
  const { purposeNames, seen } = props;
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const [changes, setChanges] = useState<NoticeChanges | null>(null);
  useEffect(() => {
    if (seen === null) return;
    void call('notices.changes', { language: screen }).then((answer) => {
      if (answer.ok) setChanges(answer.value);
    });
  }, [screen, seen]);
  if (changes === null) return null;
  const { short, sections, questions, missing, contradictions } = changes;
  const parts = [
    ...(short === null ? [] : [{ ...short, heading: say('notices.changes.short') }]),
    ...sections,
    ...(questions === null ? [] : [{ ...questions, heading: say('notices.changes.questions') }]),
  ];
  return (
    <div className="notice-changes">
      {missing.length > 0 && (
        <Banner tone="danger">
          {say('notices.changes.missing', { items: missing.map((item) => itemWords(say, item)).join(', ') })}
        </Banner>
      )}
      {contradictions.length > 0 && (
        <Banner tone="danger">
          <p>{say('notices.changes.contradictions')}</p>
          <ul>
            {contradictions.map((one) => (
              <li key={`${one.what} ${one.field ?? ''} ${one.purpose ?? ''}`}>
                {contradictionWords(say, purposeNames, one)}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      <details className="people">
        <summary>{say('notices.changes.title')}</summary>
        {parts.length === 0 ? (
          <p>{say('notices.changes.same')}</p>
        ) : (
          parts.map((part) => <Changed key={part.heading} part={part} />)
        )}
      </details>
    </div>
  );
}

function Changed({ part }: { readonly part: SectionChange }) {
  const say = useWords();
  return (
    <section className="notice-change">
      <h3>{part.heading}</h3>
      {part.removed.map((text) => (
        <p key={text}>
          <span className="notice-change-kind">{say('notices.changes.removed')}</span> <del>{text}</del>
        </p>
      ))}
      {part.added.map((text) => (
        <p key={text}>
          <span className="notice-change-kind">{say('notices.changes.added')}</span> <ins>{text}</ins>
        </p>
      ))}
    </section>
  );
}

type Say = ReturnType<typeof useWords>;

function itemWords(say: Say, item: MissingItem): string {
  return item.kind === 'shop' ? say(`notices.changes.item.${item.part}`) : item.heading;
}

function contradictionWords(
  say: Say,
  names: Readonly<Record<string, string>>,
  { what, field = '', purpose = '' }: NoticeContradiction,
): string {
  const own = ['purpose-unknown', 'recipient-unknown', 'field-unnamed', 'field-not-for-question'].includes(what);
  const fieldWords = field === '' ? '' : fieldName(say, field);
  const purposeWords = names[purpose] ?? purpose;
  return own
    ? say(`notices.changes.contradiction.${what}`, { field: fieldWords, purpose: purposeWords })
    : say(`keeping.conflict.${what}`, { what: fieldWords, purpose: purposeWords });
}
