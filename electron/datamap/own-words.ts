import type { WordTree } from '../../shared/catalogue.ts';
import type { OwnTexts } from '../../shared/datamap/map-view.ts';
import { isOwn } from '../../shared/datamap/own-code.ts';
import { type Language, languages } from '../../shared/foundation/language.ts';
import type { Ports } from '../app/ports.ts';
import type { ReadDb } from '../database/connection.ts';
import { type NamedKind, readOwnNames } from './own-store.ts';
import type { OwnWords } from './store.ts';

/** What a field or a partner is called in a language. */
export type NameSayer = (kind: NamedKind, code: string, language: Language) => string;

/**
 * Names of fields and partners: the owner's own, or the shipped ones. What nobody named in a language is called what it
 * is called in the shop's own, so that it is never left out.
 */
export function nameSayer(
  db: ReadDb,
  { catalogue }: Pick<Ports, 'catalogue'>,
  shop: { readonly language: Language },
): NameSayer {
  const own = { field: readOwnNames(db, 'field'), partner: readOwnNames(db, 'partner') };
  return (kind, code, language) => {
    if (isOwn(code)) return nameIn(own[kind].get(code) ?? {}, language, shop.language) ?? code;
    const shipped = branch(catalogue.words[language], kind === 'field' ? 'fields' : 'recipients');
    const name = branch(shipped, code);
    return typeof name === 'string' ? name : code;
  };
}

/** A text in a language, or in the shop's own, or in whichever it was written; `null` when there is none. */
function nameIn(texts: OwnTexts, language: Language, home: Language): string | null {
  const written = [language, home, ...languages].find((one) => texts[one] !== undefined);
  return written === undefined ? null : (texts[written] ?? null);
}

/** What a purpose is called, why it is there and how it is asked, in one language. */
export type PurposeWords = { readonly name: string; readonly why: string; readonly ask: string };

/** The shipped words of a purpose with the shop's name put in; `null` for one of the owner's own. */
export function shippedWords(
  { catalogue }: Pick<Ports, 'catalogue'>,
  purpose: string,
  language: Language,
  shopName: string,
): PurposeWords | null {
  const tree = branch(branch(catalogue.words[language], 'purposes'), purpose);
  if (tree === undefined) return null;
  const part = (key: keyof PurposeWords) => {
    const text = branch(tree, key);
    return typeof text === 'string' ? text.replaceAll('{{shop}}', shopName) : '';
  };
  return { name: part('name'), why: part('why'), ask: part('ask') };
}

/** True when words are to the letter those that are shipped. */
export function areShipped(ports: Pick<Ports, 'catalogue'>, words: OwnWords, shopName: string): boolean {
  const shipped = shippedWords(ports, words.purpose, words.language, shopName);
  return shipped !== null && shipped.name === words.name && shipped.why === words.why && shipped.ask === words.ask;
}

function branch(tree: WordTree | string | undefined, key: string): WordTree | string | undefined {
  return typeof tree === 'object' && Object.hasOwn(tree, key) ? tree[key] : undefined;
}
