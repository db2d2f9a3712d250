import type { MergedAnswer } from '../../shared/merges/model.ts';
import { useWords } from '../app/words.ts';
import { Section } from '../kit/Section.tsx';

/** What becomes of every answer: both sides and afterwards, in one table. */
export function MergedAnswers({ answers }: { readonly answers: readonly MergedAnswer[] }) {
  const say = useWords();
  const state = (of: string) => say(`consent.states.${of}`);
  return (
    <Section title={say('merges.compare.consents')} text={say('merges.compare.consents-text')}>
      {answers.length === 0 ? (
        <p>{say('merges.compare.nothing-asked')}</p>
      ) : (
        <table className="merge-answers">
          <thead>
            <tr>
              <th scope="col">{say('merges.compare.purpose')}</th>
              <th scope="col">{say('merges.compare.kept')}</th>
              <th scope="col">{say('merges.compare.other')}</th>
              <th scope="col">{say('merges.compare.after')}</th>
            </tr>
          </thead>
          <tbody>
            {answers.map(({ purpose, purposeName, channel, keep, gone, after }) => (
              <tr key={`${purpose} ${channel}`}>
                <th scope="row">{`${purposeName}, ${say(`card.channels.${channel}`)}`}</th>
                <td>{state(keep)}</td>
                <td>{state(gone)}</td>
                <td>
                  <strong>{state(after)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
