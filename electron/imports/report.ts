import { csvLine } from '../../shared/foundation/csv-cell.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import { type ReportRow, tellsPurchases, type Verdict } from '../../shared/imports/model.ts';
import type { OutputDone } from '../../shared/notices/model.ts';
import type { Acting } from '../app/ports.ts';
import { shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { type Against, readRecord } from './assess.ts';
import { againstOf } from './dry-run.ts';
import { beginning, type FileRecord, type Place, recordsFrom } from './file-records.ts';
import { sayerFor } from './note.ts';
import { boughtIn, buyerNamed, shownBought } from './read-purchase.ts';
import { isAgain, judgementOf } from './rules.ts';
import { alone, breather, type Checked, type Session, sessionOf } from './session.ts';
import { type Till, tillOf } from './till.ts';

/** A window of the report: what the dry run found, and what stands in the file, read again where it stands. */
export async function reportRows(
  vault: UnlockedVault,
  wish: { readonly verdict: Verdict | null; readonly offset: number; readonly limit: number },
  acting: Acting,
): Promise<readonly ReportRow[]> {
  const session = checkedSession(vault);
  const against = againstFile(vault, session, acting);
  const wanted = recordsOf(session.checked, wish);
  const rows: ReportRow[] = [];
  let next = 0;
  while (next < wanted.length) {
    const from = placeBefore(session.checked.places, wanted[next]?.at ?? 0);
    for await (const batch of recordsFrom(session.file, session.layout, from)) {
      const end = batch.from.record + batch.records.length;
      for (let one = wanted[next]; one !== undefined && one.at < end; one = wanted[next]) {
        const record = batch.records[one.at - batch.from.record];
        if (record !== undefined) rows.push(rowOf(one, record, session.checked, against));
        next += 1;
      }
      if (next >= wanted.length || placeBefore(session.checked.places, wanted[next]?.at ?? 0).record > end) break;
    }
    // A file that has become shorter meanwhile has no such rows any more.
    if (rows.length < next) return rows;
    if (from.record > (wanted[next]?.at ?? 0) || rows.length === 0) break;
  }
  return rows;
}

/** Saves the whole report, row by row, safe to open in a spreadsheet. */
export async function saveReport(vault: UnlockedVault, acting: Acting): Promise<OutputDone> {
  const session = checkedSession(vault);
  const say = sayerFor(shopOf(vault.db).language, acting.ports);
  const against = againstFile(vault, session, acting);
  return alone(vault, async (own) => {
    const breathe = breather(own);
    async function* lines(): AsyncGenerator<string> {
      const heads = ['row', 'name', against.till === null ? 'contacts' : 'bought', 'verdict', 'why'].map((head) =>
        say(`imported.report.${head}`),
      );
      yield `\ufeff${csvLine(heads)}`;
      let again = 0;
      for await (const batch of recordsFrom(session.file, session.layout)) {
        const text: string[] = [];
        for (const [index, record] of batch.records.entries()) {
          const at = batch.from.record + index;
          const code = session.checked.codes[at] ?? 0;
          if (isAgain(code)) again += 1;
          if (judgementOf(code) === null) continue;
          const here = { at, row: at + 1 - again };
          const { row, displayName, contacts, verdict, trouble } = rowOf(here, record, session.checked, against);
          const why = trouble === null ? '' : say(`imported.trouble.${trouble}`);
          text.push(csvLine([String(row), displayName, contacts.join('; '), say(`imported.verdict.${verdict}`), why]));
          await breathe();
        }
        yield text.join('');
      }
    }
    return acting.ports.saveLines(lines(), 'import-report.csv', 'csv');
  });
}

type CheckedSession = Session & { readonly checked: Checked };

function checkedSession(vault: UnlockedVault): CheckedSession {
  const session = sessionOf(vault);
  const { checked } = session;
  if (checked === null) throw new Refusal('imports.not-checked');
  return { ...session, checked };
}

/** A record by its place among all, and by the number of its row in the file. */
type Numbered = { readonly at: number; readonly row: number };

/** The records in a window of the report. */
function recordsOf(
  { codes }: Checked,
  { verdict, offset, limit }: { readonly verdict: Verdict | null; readonly offset: number; readonly limit: number },
): readonly Numbered[] {
  const found: Numbered[] = [];
  let passed = 0;
  let again = 0;
  for (let at = 0; at < codes.length && found.length < limit; at += 1) {
    const code = codes[at] ?? 0;
    if (isAgain(code)) again += 1;
    const judgement = judgementOf(code);
    if (judgement === null || (verdict !== null && judgement.verdict !== verdict)) continue;
    if (passed >= offset) found.push({ at, row: at + 1 - again });
    passed += 1;
  }
  return found;
}

function placeBefore(places: readonly Place[], record: number): Place {
  return places.findLast((place) => place.record <= record) ?? beginning;
}

/** What a row is read with; a till for a file of purchases. */
type AgainstFile = Against & { readonly till: Till | null };

function againstFile(vault: UnlockedVault, session: Session, { ports }: Acting): AgainstFile {
  const till = tellsPurchases(session.kind) ? tillOf(vault.db, ports) : null;
  return { ...againstOf(vault, session), till };
}

function rowOf({ at, row }: Numbered, record: FileRecord, { codes }: Checked, against: AgainstFile): ReportRow {
  const { verdict, trouble } = judgementOf(codes[at] ?? 0) ?? { verdict: 'refused', trouble: null };
  const bought = against.till === null ? null : boughtIn(record, against.reading, against.till);
  if (bought !== null && typeof bought !== 'string') {
    return { row, displayName: buyerNamed(bought), contacts: shownBought(bought), verdict, trouble };
  }
  const read = readRecord(record, against);
  return {
    row,
    displayName: read?.stranger?.displayName ?? read?.said?.name.slice(0, 200) ?? '',
    contacts: read?.said?.contacts.map(({ typed }) => typed.slice(0, 200)) ?? [],
    verdict,
    trouble,
  };
}
