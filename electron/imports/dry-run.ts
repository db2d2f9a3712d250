import { Refusal } from '../../shared/foundation/failure.ts';
import { type Counts, type DryRun, tellsPurchases } from '../../shared/imports/model.ts';
import type { Acting } from '../app/ports.ts';
import { chainHash } from '../database/digest.ts';
import { lastStamp } from '../journal/clock.ts';
import { shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { type Against, assess } from './assess.ts';
import { type AgainstPurchases, assessPurchase } from './assess-purchase.ts';
import { earlierRows } from './earlier.ts';
import { type FileRecord, type Place, recordsFrom } from './file-records.ts';
import { type LaterNoes, laterNoes } from './later-noes.ts';
import { codeOf, type Judgement, noCounts } from './rules.ts';
import { seenTexts } from './seen.ts';
import { alone, breather, keepSession, type Session, sessionOf } from './session.ts';
import { tillOf } from './till.ts';
import { whoseNo } from './whose-no.ts';

/** Reads the whole file, holds every row against the book, and remembers a byte for each. Nothing comes in. */
export async function checkFile(vault: UnlockedVault, acting: Acting): Promise<DryRun> {
  const session = sessionOf(vault);
  return alone(vault, async (own) => {
    const breathe = breather(own);
    const against = againstOf(vault, session);
    const later = laterNoes();
    const judge = judgeOf(vault, session, { against, later }, acting);
    const stamp = lastStamp(vault.db);
    const places: Place[] = [];
    let codes = new Uint8Array(1024);
    let counts: Counts = noCounts;
    let digest: Uint8Array = new Uint8Array(32);
    let records = 0;
    for await (const batch of recordsFrom(session.file, session.layout)) {
      digest = chainHash(digest, batch.text);
      if (isWorthKeeping(batch.from, places)) places.push(small(batch.from));
      for (const record of batch.records) {
        const judged = records < session.firstRow ? null : judge(record, records);
        if (records >= codes.length) codes = grown(codes);
        codes[records] = judged === null ? 0 : codeOf(judged, record.kind === 'refund');
        if (judged !== null) counts = counted(counts, judged, judged.newNo);
        records += 1;
        await breathe();
      }
      await breathe();
      const { offset: done } = batch.from;
      acting.ports.tell('progress', { task: 'import', step: 'reading', done, total: session.file.size });
    }
    if (counts.rows === 0) throw new Refusal('imports.nothing-read');
    const checked = { codes: codes.slice(0, records), places, digest, stamp, counts, later };
    await keepSession(vault, { ...session, checked });
    return { counts };
  });
}

type Judged = Judgement & { readonly newNo: boolean };

/** How one row after the other is judged: a person, or a purchase of somebody who must be here. Refused where the shop keeps none. */
function judgeOf(
  vault: UnlockedVault,
  session: Session,
  { against, later }: { readonly against: Against; readonly later: LaterNoes },
  acting: Acting,
): (record: FileRecord, at: number) => Judged | null {
  if (tellsPurchases(session.kind)) {
    const purchases = againstPurchases(vault, session, acting);
    return (record) => {
      const assessed = assessPurchase(record, purchases);
      return assessed === null ? null : { ...assessed, newNo: false };
    };
  }
  const rows = earlierRows();
  const noesIn = whoseNo(vault.db, acting);
  return (record, at) => {
    const assessed = assess(record, against, { rows, at });
    if (assessed === null) return null;
    const { first, said } = assessed;
    // A row that stands there again brings nobody in, but its no is of whoever the first of them is about.
    if (first !== null && said !== null) later.note(first.record, said.noes);
    return { ...assessed, newNo: noesIn(first === null ? assessed : { ...assessed, row: first.row }).length > 0 };
  };
}

/** What the purchases of a session are held against; refused where the shop keeps none. */
export function againstPurchases(vault: UnlockedVault, session: Session, acting: Acting): AgainstPurchases {
  const till = tillOf(vault.db, acting.ports);
  if (!till.kept) throw new Refusal('purchase.not-kept');
  return { ...againstOf(vault, session), till, seen: seenTexts() };
}

/** What the records of a session are held against. */
export function againstOf(vault: UnlockedVault, session: Session): Against {
  const { db, fingerprint } = vault;
  return { db, fingerprint, country: shopOf(db).country, reading: session.reading };
}

/** Counts one row. */
export function counted(counts: Counts, { verdict, no }: Judgement, newNo: boolean): Counts {
  return {
    ...counts,
    [verdict]: counts[verdict] + 1,
    rows: counts.rows + 1,
    noes: counts.noes + (no ? 1 : 0),
    newNoes: counts.newNoes + (newNo ? 1 : 0),
  };
}

const piecesBetweenPlaces = 4 * 32 * 1024;
const longestKept = 8192;

function isWorthKeeping(place: Place, places: readonly Place[]): boolean {
  const last = places.at(-1);
  return last === undefined || (place.text.length <= longestKept && place.offset - last.offset >= piecesBetweenPlaces);
}

/** A place whose text does not hold on to the piece it was cut from. */
function small(place: Place): Place {
  return { ...place, text: JSON.parse(JSON.stringify(place.text)) as string };
}

function grown(codes: Uint8Array): Uint8Array<ArrayBuffer> {
  const next = new Uint8Array(codes.length * 2);
  next.set(codes);
  return next;
}
