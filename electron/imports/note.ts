import type { Language } from '../../shared/foundation/language.ts';
import { type Say, wordsFor } from '../../shared/foundation/words.ts';
import type { Ports } from '../app/ports.ts';
import type { Said } from './read-person.ts';

/**
 * What a file says that has no field of its own: what it claims about consent, word for word and never as a yes; what was meant
 * to reach somebody by and cannot be read; and what was asked for. Where all of it is too long the file's own notes are cut.
 */
export function noteOf(said: Noted, say: Say): string {
  const lines = [
    ...said.claims.map((claim) => say('imported.claim', { claim })),
    ...said.unreadable.map((text) => say('imported.unreadable', { text: text.slice(0, 200) })),
    ...(said.birthday === null ? [] : [say('imported.birthday', { day: said.birthday })]),
    ...(said.lastVisit === null ? [] : [say('imported.last-visit', { day: said.lastVisit })]),
  ].join('\n');
  const own = said.notes.join('\n').replace(/\r\n?/g, '\n');
  return [own.slice(0, Math.max(0, longestNote - lines.length - 1)), lines]
    .filter((text) => text !== '')
    .join('\n')
    .slice(0, longestNote);
}

type Noted = Pick<Said, 'notes' | 'claims' | 'birthday' | 'lastVisit'> & { readonly unreadable: readonly string[] };

/** Words for notes in a language. */
export function sayerFor(language: Language, ports: Pick<Ports, 'catalogue'>): Say {
  return wordsFor(language, ports.catalogue.words[language]);
}

/** A language tag as it is kept, `pt-BR`; `null` for anything else that a file calls a language. */
export function spokenLanguage(written: string): string | null {
  const tag = written.trim().replace('_', '-');
  const match = /^([A-Za-z]{2,3})(-[A-Za-z0-9]{2,8})?$/.exec(tag);
  return match === null ? null : `${(match[1] ?? '').toLowerCase()}${match[2] ?? ''}`;
}

const longestNote = 4000;
