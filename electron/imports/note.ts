import type { Language } from '../../shared/foundation/language.ts';
import { type Say, wordsFor } from '../../shared/foundation/words.ts';
import type { Ports } from '../app/ports.ts';
import type { Said } from './read-person.ts';

/**
 * What a file says that has no field of its own: what it claims about consent, word for word and never as a yes; and what
 * was asked for.
 */
export function noteOf(said: Pick<Said, 'notes' | 'claims' | 'birthday' | 'lastVisit'>, say: Say): string {
  const lines = [
    ...said.notes,
    ...said.claims.map((claim) => say('imported.claim', { claim })),
    ...(said.birthday === null ? [] : [say('imported.birthday', { day: said.birthday })]),
    ...(said.lastVisit === null ? [] : [say('imported.last-visit', { day: said.lastVisit })]),
  ];
  return lines.join('\n').slice(0, longestNote);
}

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
