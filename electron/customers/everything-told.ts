import type { Line, Part } from '../../shared/customers/everything.ts';
import type { DoneBy, TimelineEntry } from '../../shared/customers/model.ts';
import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import { line, type PlacesOf, word } from './everything-parts.ts';

/** Who looked and what was done, as the timeline tells it; purchases and answers have places of their own. */
export function toldOf(timeline: readonly TimelineEntry[]): PlacesOf<'views' | 'acts'> {
  const views: Line[] = [];
  const acts: Line[] = [];
  for (const entry of timeline) {
    if (entry.kind === 'purchase' || entry.kind === 'answer') continue;
    const { key, parts, by, isView } = told(entry);
    (isView ? views : acts).push({
      ...line({ kind: 'moment', at: entry.at }, word(`everything.act.${key}`), ...parts),
      by,
    });
  }
  return { views, acts };
}

type Told = {
  readonly key: string;
  readonly parts: readonly Part[];
  readonly by: DoneBy | null;
  readonly isView: boolean;
};

function told(entry: Exclude<TimelineEntry, { readonly kind: 'purchase' | 'answer' }>): Told {
  const act = (by: DoneBy | null, key: string, ...parts: readonly Part[]): Told => ({ key, parts, by, isView: false });
  switch (entry.kind) {
    case 'added':
      return act(null, 'added', word(`everything.source.${entry.source}`));
    case 'visit':
      return act(null, 'visit');
    case 'changed':
      return act(entry.by, 'changed', ...entry.fields.map(changedField));
    case 'reduced':
      return act(null, 'reduced', ...entry.fields.map(changedField));
    case 'merged':
    case 'parted':
    case 'held':
    case 'released':
      return act(entry.by, entry.kind);
    case 'exported':
      return act(entry.by, entry.everybody ? 'exported-with-all' : 'exported');
    case 'request':
      return act(
        entry.by,
        `request-${entry.step}`,
        ...(entry.what === null ? [] : [word(`everything.right.${entry.what}`)]),
      );
    case 'paper':
      return { key: entry.what, parts: [], by: entry.by, isView: entry.what.endsWith('-viewed') };
    case 'viewed':
      return { key: 'viewed', parts: [], by: entry.by, isView: true };
    default:
      return exhaustive(entry);
  }
}

const columns: Readonly<Record<string, string>> = {
  displayName: 'fields.name',
  underSixteen: 'fields.under-sixteen',
  contactPoints: 'everything.place.contacts',
};

/** A field by what customers call it; one of the owner's own only as one of them, for it may have no name any more. */
function changedField(field: string): Part {
  if (field.startsWith('own')) return word('everything.place.own');
  const key = columns[field];
  return key === undefined ? word(`fields.${field}`) : word(key);
}
