import { useState } from 'react';
import { type KeepingRule, warranty } from '../../shared/datamap/keeping.ts';
import type { KeepingView } from '../../shared/retention/model.ts';
import { numberInWords } from '../app/dates.ts';
import { fieldName, purposeName, ruleSentence } from '../app/reason-words.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { KeepingRuleEditor } from './KeepingRuleEditor.tsx';

/** Every reason for keeping something as a sentence, what does not fit together, and how many people it is about. */
export function KeepingRules({ view }: { readonly view: KeepingView }) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const [editing, setEditing] = useState<string | null>(null);
  const number = (count: number) => numberInWords(language, count);
  return (
    <Section title={say('keeping.title')} text={say('keeping.text')}>
      {view.conflicts.length > 0 && (
        <Banner tone="caution">
          <strong>{say('keeping.conflict.title')}</strong>
          <ul>
            {view.conflicts.map(({ kind, rule }) => (
              <li key={`${kind} ${keyOf(rule)}`}>
                {say(`keeping.conflict.${kind}`, {
                  what: fieldName(say, rule.field),
                  purpose: purposeName(say, view.purposeNames, rule.purpose),
                })}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      <p>{say('keeping.touch', { going: number(view.going), reducing: number(view.reducing) })}</p>
      <details className="people">
        <summary>{say('keeping.show')}</summary>
        <ul className="keeping-rules">
          {view.rules.map((rule) => (
            <li key={keyOf(rule)}>
              {editing === keyOf(rule) ? (
                <KeepingRuleEditor rule={rule} names={view.purposeNames} onDone={() => setEditing(null)} />
              ) : (
                <>
                  <div>
                    <p className="keeping-rule">{ruleSentence(say, view.purposeNames, rule)}</p>
                    <p className="keeping-source">
                      {say(`keeping.source.${rule.source}`)}
                      {rule.law !== null && `: ${rule.law}`}
                    </p>
                  </div>
                  <Button variant="plain" onPress={() => setEditing(keyOf(rule))}>
                    {say('keeping.edit.open')}
                    <span className="visually-hidden"> {ruleSentence(say, view.purposeNames, rule)}</span>
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
        {!view.rules.some(({ purpose }) => purpose === warranty) && (
          <div>
            {editing === keyOf(newWarranty) ? (
              <KeepingRuleEditor rule={newWarranty} names={view.purposeNames} onDone={() => setEditing(null)} />
            ) : (
              <Button onPress={() => setEditing(keyOf(newWarranty))}>{say('keeping.add-warranty')}</Button>
            )}
          </div>
        )}
      </details>
    </Section>
  );
}

/** Two years from the purchase: the usual guarantee on goods. Not kept before the owner says so. */
const newWarranty: KeepingRule = {
  field: 'purchases',
  purpose: warranty,
  trigger: 'last-purchase',
  months: 24,
  action: 'remove-field',
  because: '',
  source: 'owner',
  law: null,
};

function keyOf({ field, purpose }: Pick<KeepingRule, 'field' | 'purpose'>): string {
  return `${field} ${purpose}`;
}
