import type { Line, Part, Place } from '../../shared/customers/everything.ts';
import type { PersonRecord } from '../../shared/exports/person-record.ts';
import type { Instant } from '../../shared/foundation/instant.ts';
import type { Language } from '../../shared/foundation/language.ts';
import type { StoredCustomer } from './store.ts';

/** Whom a page is about and in which language it names things. */
export type Sought = { readonly found: StoredCustomer; readonly record: PersonRecord; readonly language: Language };
/** The lines of some of the places. */
export type PlacesOf<Some extends Place> = Readonly<Record<Some, readonly Line[]>>;

export function text(content: string): Part {
  return { kind: 'text', text: content };
}

/** Words that customers read, by their key. */
export function word(key: string, values?: Readonly<Record<string, string>>): Part {
  return values === undefined ? { kind: 'word', word: key } : { kind: 'word', word: key, values };
}

/** A day, or words with one in them. */
export function day(at: Instant, key?: string): Part {
  return key === undefined ? { kind: 'day', at } : { kind: 'day', at, word: key };
}

/** A calendar day as a moment that is that day wherever it is read. */
export function calendarDay(isoDay: string, key?: string): Part {
  return day(`${isoDay.slice(0, 10)}T12:00:00.000Z`, key);
}

export function line(what: Part, ...parts: readonly (Part | null)[]): Line {
  return { what, parts: parts.filter((part) => part !== null), by: null };
}
