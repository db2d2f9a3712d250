import {
  type ColumnTarget,
  columnTargets,
  encodings,
  type FileDraft,
  tellsPurchases,
} from '../../shared/imports/model.ts';
import { useWords } from '../app/words.ts';
import { SensitiveHint } from '../customers/SensitiveHint.tsx';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Checkbox } from '../kit/Checkbox.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Section } from '../kit/Section.tsx';
import { Select } from '../kit/Select.tsx';
import { useImport } from './import-store.ts';

/** How a file was understood, and everything about it that can be corrected; the first people as they would come in. */
export function FileUnderstood({ draft }: { readonly draft: FileDraft }) {
  const say = useWords();
  const { busy, check, back } = useImport();
  const words = tellsPurchases(draft.kind) ? 'imports.bought' : 'imports.draft';
  return (
    <>
      <Banner tone="info">
        {say('imports.draft.recognised', { name: draft.name, kind: say(`imports.kind.${draft.kind}`) })}
      </Banner>
      <Section title={say(`${words}.people`)} text={say(`${words}.people-text`)}>
        {draft.people.length === 0 ? (
          <p>{say(`${words}.nobody`)}</p>
        ) : (
          <ul className="import-people">
            {numbered(draft.people).map(({ id, displayName, contacts, note }) => (
              <li key={id}>
                <strong>{displayName}</strong>
                <span>{contacts.join(' · ')}</span>
                {note !== '' && <span className="import-note">{note}</span>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {draft.columns.length > 0 && <Columns draft={draft} />}
      <HowToRead draft={draft} />
      <div className="import-actions">
        <Button variant="plain" onPress={back} isDisabled={busy !== null}>
          {say('imports.draft.other')}
        </Button>
        <Button
          variant="primary"
          onPress={() => void check()}
          isPending={busy === 'checking'}
          isDisabled={busy === 'reading'}
          pendingLabel={say('imports.working.checking')}
        >
          {say('imports.draft.check')}
        </Button>
      </div>
    </>
  );
}

function Columns({ draft }: { readonly draft: FileDraft }) {
  const say = useWords();
  const correct = useImport((state) => state.correct);
  const options = columnTargets.map((id) => ({ id, label: say(`imports.target.${id}`) }));
  const targets = draft.columns.map(({ target }) => target);
  const choose = (column: number, target: ColumnTarget) =>
    void correct({ targets: targets.map((one, index) => (index === column ? target : one)) });
  return (
    <Section title={say('imports.draft.columns')} text={say('imports.draft.columns-text')}>
      <ul className="import-columns">
        {numbered(draft.columns).map(({ id, heading, target, samples }) => {
          if (samples.length === 0 && target === 'ignore') return null;
          const name = heading === null || heading === '' ? say('imports.draft.column', { number: id + 1 }) : heading;
          return (
            <li key={id}>
              <Select label={name} options={options} value={target} onChange={(next) => choose(id, next)} />
              <span className="import-samples">{samples.join(' · ')}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** With their places, which is all that tells two equal rows or columns of a file apart. */
function numbered<T>(all: readonly T[]): readonly (T & { readonly id: number })[] {
  return all.map((one, id) => ({ ...one, id }));
}

const delimiters = [',', ';', '\t', '|'] as const;
const delimiterNames: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

function HowToRead({ draft }: { readonly draft: FileDraft }) {
  const say = useWords();
  const correct = useImport((state) => state.correct);
  const { encoding, delimiter, hasHeader, dayQuestion, wanted } = draft;
  const known =
    delimiter === null || delimiters.some((one) => one === delimiter) ? delimiters : [...delimiters, delimiter];
  const want = (extra: 'notes' | 'birthdays', yes: boolean) =>
    void correct({ wanted: yes ? [...wanted, extra] : wanted.filter((one) => one !== extra) });
  return (
    <>
      <Section title={say('imports.draft.how')} text={say('imports.draft.how-text')}>
        <div className="import-how">
          <Select
            label={say('imports.draft.letters')}
            options={encodings.map((id) => ({ id, label: say(`imports.letters.${id}`) }))}
            value={encoding}
            onChange={(next) => void correct({ encoding: next })}
          />
          {delimiter !== null && (
            <Select
              label={say('imports.draft.parts')}
              options={known.map((id) => ({
                id,
                label: delimiterNames[id] === undefined ? id : say(`imports.parts.${delimiterNames[id]}`),
              }))}
              value={delimiter}
              onChange={(next) => void correct({ delimiter: next })}
            />
          )}
        </div>
        {delimiter !== null && (
          <Checkbox isSelected={hasHeader} onChange={(next) => void correct({ hasHeader: next })}>
            {say('imports.draft.headings')}
          </Checkbox>
        )}
        {dayQuestion !== null && (
          <ChoiceGroup
            label={say('imports.draft.day', { sample: dayQuestion.sample })}
            options={[
              { id: 'day-first', label: say('imports.draft.day-first') },
              { id: 'month-first', label: say('imports.draft.month-first') },
            ]}
            value={dayQuestion.order}
            onChange={(dayOrder) => void correct({ dayOrder })}
          />
        )}
      </Section>
      {!tellsPurchases(draft.kind) && (
        <Section title={say('imports.draft.extras')} text={say('imports.draft.extras-text')}>
          <Checkbox isSelected={wanted.includes('notes')} onChange={(yes) => want('notes', yes)}>
            {say('imports.draft.notes')}
          </Checkbox>
          <Checkbox isSelected={wanted.includes('birthdays')} onChange={(yes) => want('birthdays', yes)}>
            {say('imports.draft.birthdays')}
          </Checkbox>
          {wanted.includes('notes') && <SensitiveHint text={draft.people.map(({ note }) => note).join('\n')} />}
        </Section>
      )}
    </>
  );
}
