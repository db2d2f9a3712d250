import type { ContactPoint, Customer, CustomerSource } from '../../shared/customers/model.ts';
import type { MergeChoice, Side } from '../../shared/merges/model.ts';

/** Everything on a record itself. Answers, purchases and holds hang on it and move as they are. */
export type Details = Omit<Customer, 'id'>;

/**
 * What is chosen when nobody chooses: the name that says more, the language that was set by hand at the counter, both
 * notes. Says the same of two records in either order.
 */
export function suggestedChoice(keep: Details, gone: Details): MergeChoice {
  return {
    displayName: fuller(keep.displayName, gone.displayName) === keep.displayName ? 'keep' : 'gone',
    language: newer(keep, gone) === keep ? 'keep' : 'gone',
    note: keep.note === '' ? 'gone' : gone.note === '' || gone.note === keep.note ? 'keep' : 'both',
  };
}

/** True when the first of two records is the one to keep: it has been there longer. */
export function isOlder(one: Customer, other: Customer): boolean {
  return one.createdAt !== other.createdAt ? one.createdAt < other.createdAt : one.id < other.id;
}

/**
 * One record out of two. What nobody chooses is the safer of both: under sixteen if one side says so, known since the
 * earlier day, last in touch on the later one, from the source that has met the person.
 */
export function mergedDetails(
  keep: Details,
  gone: Details,
  choice: MergeChoice,
  contactIds: readonly string[],
): Details {
  const of = (side: Side) => (side === 'keep' ? keep : gone);
  return {
    displayName: of(choice.displayName).displayName,
    language: of(choice.language).language,
    underSixteen: keep.underSixteen || gone.underSixteen,
    note: choice.note === 'both' ? bothNotes(keep.note, gone.note) : of(choice.note).note,
    tags: inOrder([...keep.tags, ...gone.tags]),
    contactPoints: eachOnce([...keep.contactPoints, ...gone.contactPoints].filter(({ id }) => contactIds.includes(id))),
    createdAt: earlier(keep.createdAt, gone.createdAt),
    lastContactAt: later(keep.lastContactAt, gone.lastContactAt),
    source: sources.find((source) => source === keep.source || source === gone.source) ?? keep.source,
  };
}

/**
 * What the two are again after an undoing: each as it was, except for what was changed since, which stays with the one
 * kept. A contact point that was taken out since comes back for neither.
 */
export function partedDetails(
  before: { readonly keep: Details; readonly gone: Details; readonly merged: Details },
  now: Details,
): { readonly keep: Details; readonly gone: Details } {
  const { keep, gone, merged } = before;
  const unless = <K extends 'displayName' | 'language' | 'underSixteen' | 'note'>(field: K): Details[K] =>
    now[field] === merged[field] ? keep[field] : now[field];
  const old = [...keep.contactPoints, ...gone.contactPoints].map(({ id }) => id);
  const wasMerged = (id: string) => merged.contactPoints.some((point) => point.id === id);
  const own = (side: Details) =>
    side.contactPoints.flatMap((point) => {
      const today = now.contactPoints.find(({ id }) => id === point.id);
      if (today !== undefined) return [today];
      if (wasMerged(point.id)) return [];
      // Left out because the other side had the same one: it went with that one if it was taken out.
      const twin = merged.contactPoints.find((one) => isSameContact(one, point));
      const twinIsGone = twin !== undefined && !now.contactPoints.some(({ id }) => id === twin.id);
      return twinIsGone ? [] : [point];
    });
  const still = ({ tags }: Details) => tags.filter((tag) => now.tags.includes(tag));
  const contactSince = now.lastContactAt !== merged.lastContactAt;
  return {
    keep: {
      ...keep,
      displayName: unless('displayName'),
      language: unless('language'),
      underSixteen: unless('underSixteen'),
      note: unless('note'),
      lastContactAt: contactSince ? now.lastContactAt : keep.lastContactAt,
      tags: inOrder([...still(keep), ...now.tags.filter((tag) => !merged.tags.includes(tag))]),
      contactPoints: [...own(keep), ...now.contactPoints.filter(({ id }) => !old.includes(id))],
    },
    gone: { ...gone, tags: still(gone), contactPoints: own(gone) },
  };
}

/** Every pair within a group of records that look alike. */
export function pairsWithin(rows: readonly number[]): readonly (readonly [number, number])[] {
  const sorted = [...new Set(rows)].sort((one, other) => one - other);
  return sorted.flatMap((one, index) => sorted.slice(index + 1).map((other) => [one, other] as const));
}

/** Who has met the person knows best. */
const sources: readonly CustomerSource[] = ['counter', 'import', 'sample'];

function inOrder(tags: readonly string[]): readonly string[] {
  return [...new Set(tags)].sort();
}

function eachOnce(points: readonly ContactPoint[]): readonly ContactPoint[] {
  return points.filter((point, index) => points.findIndex((other) => isSameContact(point, other)) === index);
}

function isSameContact(one: ContactPoint, other: ContactPoint): boolean {
  return one.kind === other.kind && one.normalised === other.normalised;
}

function bothNotes(one: string, other: string): string {
  return one === other ? one : [one, other].filter((note) => note !== '').join('\n');
}

function fuller(one: string, other: string): string {
  if (one.length !== other.length) return one.length > other.length ? one : other;
  return one <= other ? one : other;
}

function newer(one: Details, other: Details): Details {
  const [seenOne, seenOther] = [one.lastContactAt ?? one.createdAt, other.lastContactAt ?? other.createdAt];
  if (seenOne !== seenOther) return seenOne > seenOther ? one : other;
  return one.language <= other.language ? one : other;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
