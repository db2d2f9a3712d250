import type { CustomerProfile, DoneBy, PaperKind, TimelineEntry } from '../../shared/customers/model.ts';
import type { CustomerId } from '../../shared/foundation/id.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { JournalAct, JournalDetail } from '../../shared/journal/model.ts';
import { type RequestKind, requestKinds } from '../../shared/requests/model.ts';
import type { Acting } from '../app/ports.ts';
import { answersOf, consentLinesOf } from '../consents/service.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { exportsOf } from '../exports/service.ts';
import { ownValuesOf } from '../fields/service.ts';
import { append, entriesAbout } from '../journal/journal.ts';
import { forgetOldMerges, formerIdsOf } from '../merges/service.ts';
import { purchasesOf } from '../purchases/service.ts';
import { staffOf } from '../staff/service.ts';
import { earlierActs } from './earlier-acts-store.ts';
import { requireCustomer, shownTo } from './service.ts';
import type { StoredCustomer } from './store.ts';

/** Opens one person and writes down that somebody looked. The view being written is not on the timeline yet. */
export function openCustomer(tx: WriteDb, id: CustomerId, acting: Acting): CustomerProfile {
  const found = requireCustomer(tx, id);
  forgetOldMerges(tx, acting.ports.now());
  const profile: CustomerProfile = {
    customer: shownTo(found.customer, acting),
    own: acting.who.role === 'Counter' ? [] : ownValuesOf(tx, found.row, acting.ports),
    consents: consentLinesOf(tx, id, acting),
    timeline: timelineOf(tx, found, acting, { entries: mostEntries, lines: mostLines }),
  };
  append(tx, acting, { act: 'customer.viewed', subject: id });
  return profile;
}

const mostEntries = 500;
/** Views crowd the journal; enough lines are read for what lies between them to be seen. */
const mostLines = 2000;
const everything = Number.MAX_SAFE_INTEGER;

/** Everything that ever happened with a person, newest first, however much it is. */
export function wholeTimelineOf(db: ReadDb, found: StoredCustomer, acting: Acting): readonly TimelineEntry[] {
  return timelineOf(db, found, acting, { entries: everything, lines: everything });
}

function timelineOf(
  db: ReadDb,
  { row, customer }: StoredCustomer,
  acting: Acting,
  most: { readonly entries: number; readonly lines: number },
): readonly TimelineEntry[] {
  const added: TimelineEntry = { kind: 'added', at: customer.createdAt, source: customer.source };
  const purchases = purchasesOf(db, row, most.entries).map(
    (purchase): TimelineEntry => ({ kind: 'purchase', ...purchase }),
  );
  const ids = [customer.id, ...formerIdsOf(db, row)];
  return [
    ...fromJournal(db, [...ids.flatMap((id) => entriesAbout(db, id, most.lines)), ...earlierActs(db, row)], acting),
    ...exportsOfEverybody(db, customer.createdAt),
    ...answersOf(db, customer.id, acting),
    ...purchases,
    added,
  ]
    .sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1))
    .slice(0, most.entries);
}

/** What left the book with everybody in it since this person came. */
function exportsOfEverybody(db: ReadDb, since: Instant): readonly TimelineEntry[] {
  return exportsOf(db)
    .filter(({ scope, startedAt }) => scope === 'everybody' && startedAt >= since)
    .map(({ startedAt }) => ({ kind: 'exported', at: startedAt, everybody: true, by: { role: 'Owner', name: null } }));
}

type Act = Pick<ReturnType<typeof entriesAbout>[number], 'act' | 'at' | 'role' | 'staffId' | 'detail'>;

function fromJournal(db: ReadDb, acts: readonly Act[], acting: Acting): readonly TimelineEntry[] {
  const names = new Map(staffOf(db).map((member) => [member.id as string, member.name]));
  return acts.flatMap(({ act, at, role, staffId, detail }): readonly TimelineEntry[] => {
    const name = names.get(staffId ?? '') ?? '';
    const by: DoneBy = { role, name: name === '' ? null : name };
    const fields = Array.isArray(detail.fields) ? (detail.fields as readonly string[]) : [];
    const paper = papers[act];
    if (paper !== undefined) return [{ kind: 'paper', at, what: paper, by }];
    if (act === 'customer.viewed' && acting.who.role === 'Counter') return [];
    const telling = tellings[act];
    return telling === undefined ? [] : [telling(at, by, { ...detail, fields })];
  });
}

type Telling = (
  at: Instant,
  by: DoneBy,
  detail: JournalDetail & { readonly fields: readonly string[] },
) => TimelineEntry;

/** How each act is told; one that is not here is told by something else, or is not about the person. */
const tellings: Readonly<Partial<Record<JournalAct, Telling>>> = {
  'customer.visited': (at) => ({ kind: 'visit', at }),
  'customer.changed': (at, by, { fields }) => ({ kind: 'changed', at, fields, by }),
  'customer.reduced': (at, _by, { fields }) => ({ kind: 'reduced', at, fields }),
  'customer.merged': (at, by) => ({ kind: 'merged', at, by }),
  'customer.merge-undone': (at, by) => ({ kind: 'parted', at, by }),
  'export.written': (at, by) => ({ kind: 'exported', at, everybody: false, by }),
  'hold.started': (at, by) => ({ kind: 'held', at, by }),
  'hold.ended': (at, by) => ({ kind: 'released', at, by }),
  'request.recorded': (at, by, { kind }) => ({ kind: 'request', at, step: 'recorded', what: wishFrom(kind), by }),
  'request.identified': (at, by) => ({ kind: 'request', at, step: 'identified', what: null, by }),
  'request.closed': (at, by, { kind, outcome }) => ({
    kind: 'request',
    at,
    step: outcome === 'done' ? 'done' : 'refused',
    what: wishFrom(kind),
    by,
  }),
  'customer.viewed': (at, by) => ({ kind: 'viewed', at, by }),
};

function wishFrom(kind: JournalDetail[string] | undefined): RequestKind | null {
  return requestKinds.find((one) => one === kind) ?? null;
}

const papers: Readonly<Partial<Record<JournalAct, PaperKind>>> = {
  'consent.skipped': 'card-skipped',
  'slip.shown': 'slip-shown',
  'slip.taken-along': 'slip-taken',
  'consent.viewed': 'answers-viewed',
  'consent.taken-along': 'answers-taken',
  'customer.all-viewed': 'everything-viewed',
  'customer.all-taken-along': 'everything-taken',
};
