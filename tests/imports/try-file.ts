import type { AppState } from '../../electron/app/app-state.ts';
import { dispatch } from '../../electron/app/dispatch.ts';
import type { CallInput, CallName } from '../../shared/contract.ts';
import type { Result } from '../../shared/foundation/result.ts';
import type { Counts } from '../../shared/imports/model.ts';

/** What became of a file, and everything that was not as it must be: nothing, for a file that was dealt with well. */
export type Tried = { readonly outcome: string; readonly problems: readonly string[] };

/**
 * Lets the app choose, look through and let in the file that its dialog answers with. Every step must end in a clear answer;
 * nobody may come in before the end, and then exactly those of whom the dry run said so.
 */
export async function tryFile(state: AppState, comesIn: boolean): Promise<Tried> {
  const problems: string[] = [];
  const ask = async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Result<unknown>> =>
    dispatch(state, name, input, ({ kind }) => problems.push(`${name} went wrong: ${kind}`));
  const before = peopleIn(state);
  const refused = (answer: Result<unknown>, allowed: string): Tried => {
    const code = answer.ok ? 'nothing' : answer.failure.code;
    if (code !== allowed) problems.push(`refused with ${code}`);
    if (peopleIn(state) !== before) problems.push('somebody came in with a refusal');
    return { outcome: code, problems };
  };
  const chosen = await ask('imports.choose', {});
  if (!chosen.ok) return refused(chosen, 'imports.nothing-read');
  const checked = await ask('imports.check', {});
  if (!checked.ok) return refused(checked, 'imports.nothing-read');
  if (peopleIn(state) !== before) problems.push('somebody came in with the dry run');
  if (!comesIn) return { outcome: 'looked through', problems };
  const listed = await ask('imports.report', { verdict: null, offset: 0, limit: 50 });
  if (!listed.ok) problems.push(`no report: ${listed.failure.code}`);
  const { counts } = checked.value as { readonly counts: Counts };
  const came = await ask('imports.bringIn', { likely: false });
  if (!came.ok) return refused(came, 'imports.nobody-new');
  const arrived = peopleIn(state) - before;
  if (arrived !== counts.new + counts.stopped) problems.push(`${arrived} came in, not ${counts.new + counts.stopped}`);
  return { outcome: `${arrived} came in`, problems };
}

/** How many people are in the book, hidden ones too. */
function peopleIn({ unlocked }: AppState): number {
  return Number(unlocked?.vault.db.prepare('SELECT count(*) FROM main.customer').pluck().get() ?? 0);
}
