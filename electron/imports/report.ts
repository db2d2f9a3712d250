import { csvLine } from '../../shared/foundation/csv-cell.ts';
import { Refusal } from '../../shared/foundation/failure.ts';
import { type ReportRow, tellsPurchases, type Verdict } from '../../shared/imports/model.ts';
import type { OutputDone } from '../../shared/notices/model.ts';
import type { Acting } from '../app/ports.ts';
import { purchaseSettings } from '../purchases/service.ts';
import { shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { type Against, readRecord } from './assess.ts';
import { againstOf } from './dry-run.ts';
import { beginning, type FileRecord, type Place, recordsFrom } from './file-records.ts';
import { sayerFor } from './note.ts';
import { boughtIn, buyerNamed, shownBought, type Till } from './read-purchase.ts';
import { judgementOf } from './rules.ts';
import { alone, breather, type Checked, type Session, sessionOf } from './session.ts';

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
    const from = placeBefore(session.checked.places, wanted[next] ?? 0);
    for await (const batch of recordsFrom(session.file, session.layout, from)) {
      const end = batch.from.record + batch.records.length;
      for (; next < wanted.length && (wanted[next] ?? 0) < end; next += 1) {
        const at = wanted[next] ?? 0;
        const record = batch.records[at - batch.from.record];
        if (record !== undefined) rows.push(rowOf(at, record, session.checked, against));
      }
      if (next >= wanted.length || placeBefore(session.checked.places, wanted[next] ?? 0).record > end) break;
    }
    // A file that has become shorter meanwhile has no such rows any more.
    if (rows.length < next) return rows;
    if (from.record > (wanted[next] ?? 0) || rows.length === 0) break;
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
      for await (const batch of recordsFrom(session.file, session.layout)) {
        const text: string[] = [];
        for (const [index, record] of batch.records.entries()) {
          const at = batch.from.record + index;
          if (judgementOf(session.checked.codes[at] ?? 0) === null) continue;
          const { row, displayName, contacts, verdict, trouble } = rowOf(at, record, session.checked, against);
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

/** Numbers of the records in a window of the report. */
function recordsOf(
  { codes }: Checked,
  { verdict, offset, limit }: { readonly verdict: Verdict | null; readonly offset: number; readonly limit: number },
): readonly number[] {
  const found: number[] = [];
  let passed = 0;
  for (let at = 0; at < codes.length && found.length < limit; at += 1) {
    const judgement = judgementOf(codes[at] ?? 0);
    if (judgement === null || (verdict !== null && judgement.verdict !== verdict)) continue;
    if (passed >= offset) found.push(at);
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
  const till = tellsPurchases(session.kind) ? purchaseSettings(vault.db, ports) : null;
  return { ...againstOf(vault, session), till };
}

function rowOf(at: number, record: FileRecord, { codes }: Checked, against: AgainstFile): ReportRow {
  const { verdict, trouble } = judgementOf(codes[at] ?? 0) ?? { verdict: 'refused', trouble: null };
  const bought = against.till === null ? null : boughtIn(record, against.reading, against.till);
  if (bought !== null && typeof bought !== 'string') {
    return { row: at + 1, displayName: buyerNamed(bought), contacts: shownBought(bought), verdict, trouble };
  }
  const read = readRecord(record, against);
  return {
    row: at + 1,
    displayName: read?.stranger?.displayName ?? read?.said?.name.slice(0, 200) ?? '',
    contacts: read?.said?.contacts.map(({ typed }) => typed.slice(0, 200)) ?? [],
    verdict,
    trouble,
  };
}
