import { useState } from 'react';
import type { ContactPointId, CustomerId } from '../../shared/foundation/id.ts';
import type { MergeChoice, MergeView } from '../../shared/merges/model.ts';
import { failureSentence } from '../app/failure-words.ts';
import { languageName } from '../app/language-name.ts';
import { useLanguage, useWords } from '../app/words.ts';
import { Banner } from '../kit/Banner.tsx';
import { Button } from '../kit/Button.tsx';
import { Checkbox } from '../kit/Checkbox.tsx';
import { ChoiceGroup } from '../kit/ChoiceGroup.tsx';
import { Page } from '../kit/Page.tsx';
import { Section } from '../kit/Section.tsx';
import { MergedAnswers } from './MergedAnswers.tsx';
import { useMerges } from './merge-store.ts';
import './merges.css';

/** Two records side by side: what holds where they differ, and what becomes of every answer, before anything happens. */
export function CompareTwo({
  view,
  back,
  onBack,
  onMerged,
}: {
  readonly view: MergeView;
  readonly back: string;
  readonly onBack: () => void;
  readonly onMerged: (id: CustomerId) => void;
}) {
  const say = useWords();
  const screen = useLanguage((state) => state.language);
  const { busy, failure, merge } = useMerges();
  const { keep, gone, counts } = view;
  const [choice, setChoice] = useState<MergeChoice>(view.choice);
  const points = [...keep.contactPoints, ...gone.contactPoints];
  const first = points.filter(
    (point, index) =>
      points.findIndex((one) => one.kind === point.kind && one.normalised === point.normalised) === index,
  );
  const [contactPoints, setContactPoints] = useState<readonly ContactPointId[]>(first.map(({ id }) => id));
  const between = <Field extends 'displayName' | 'language'>(
    field: Field,
    label: string,
    shown: (text: string) => string,
  ) =>
    keep[field] === gone[field] ? null : (
      <ChoiceGroup
        label={label}
        options={(['keep', 'gone'] as const).map((id) => ({ id, label: shown(view[id][field]) }))}
        value={choice[field]}
        onChange={(side) => setChoice({ ...choice, [field]: side })}
      />
    );
  const notesDiffer = keep.note !== gone.note;
  const note = (text: string) => (text === '' ? say('merges.compare.no-note') : text);

  async function go(): Promise<void> {
    const id = await merge({ choice, contactPoints: [...contactPoints] });
    if (id !== null) onMerged(id);
  }

  return (
    <Page
      title={say('merges.compare.title')}
      actions={
        <Button variant="plain" onPress={onBack} isDisabled={busy}>
          {back}
        </Button>
      }
    >
      <p>{say('merges.compare.lead')}</p>
      <div className="merge-heads">
        {(['keep', 'gone'] as const).map((side) => (
          <section key={side} aria-label={say(side === 'keep' ? 'merges.compare.kept' : 'merges.compare.other')}>
            <p className="merge-side">{say(side === 'keep' ? 'merges.compare.kept' : 'merges.compare.other')}</p>
            <h2>{view[side].displayName}</h2>
            <p>
              {say('merges.compare.hangs', {
                answers: counts[side].answers,
                purchases: counts[side].purchases,
                holds: counts[side].holds,
              })}
            </p>
          </section>
        ))}
      </div>
      {between('displayName', say('merges.compare.name'), (name) => name)}
      {between('language', say('merges.compare.language'), (code) => languageName(screen, code))}
      {notesDiffer && (
        <ChoiceGroup
          label={say('merges.compare.note')}
          options={[
            { id: 'keep', label: note(keep.note) },
            { id: 'gone', label: note(gone.note) },
            ...(keep.note !== '' && gone.note !== ''
              ? [{ id: 'both' as const, label: say('merges.compare.both') }]
              : []),
          ]}
          value={choice.note}
          onChange={(side) => setChoice({ ...choice, note: side })}
        />
      )}
      {keep.underSixteen !== gone.underSixteen && <p>{say('merges.compare.under-sixteen')}</p>}
      <Section title={say('merges.compare.contacts')}>
        {first.map((point) => (
          <Checkbox
            key={point.id}
            isSelected={contactPoints.includes(point.id)}
            onChange={(isSelected) =>
              setContactPoints(
                isSelected ? [...contactPoints, point.id] : contactPoints.filter((id) => id !== point.id),
              )
            }
          >
            {point.typed}
          </Checkbox>
        ))}
      </Section>
      <MergedAnswers answers={view.answers} />
      {view.endsUndo && <Banner tone="caution">{say('merges.compare.ends-undo')}</Banner>}
      {failure !== null && <Banner tone="danger">{failureSentence(say, failure)}</Banner>}
      <footer className="merge-foot">
        <p>{say('merges.compare.undo-note')}</p>
        <Button variant="primary" onPress={() => void go()} isPending={busy} pendingLabel={say('merges.compare.going')}>
          {say('merges.compare.go')}
        </Button>
      </footer>
    </Page>
  );
}
