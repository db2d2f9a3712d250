import { z } from 'zod';
import { language } from '../foundation/language.ts';
import { noticeSectionKeys } from './pack.ts';

/** Sentences that may be said in two ways, both checked, both meaning the same: `notice.<key>` and `notice.<key>-2`. */
export const phraseKeys = ['interest', 'served', 'rights', 'withdraw', 'object', 'complain'] as const;
export type PhraseKey = (typeof phraseKeys)[number];

/** Most sentences of the owner's own in one notice, and most letters in each. */
export const mostOwnSentences = 8;
export const mostOwnLetters = 300;

const ownSentence = z
  .object({
    section: z.enum(noticeSectionKeys),
    /** In as many languages as the owner wrote it; a language without one shows another. */
    texts: z
      .partialRecord(language, z.string().trim().min(1).max(mostOwnLetters))
      .refine((texts) => Object.keys(texts).length > 0),
  })
  .strict();
export type OwnSentence = z.infer<typeof ownSentence>;

/** What the owner may choose about the notice. Nothing in it can take a fact away. */
export const noticeChoicesSchema = z
  .object({
    /** Sentences said in their second way. */
    second: z
      .array(z.enum(phraseKeys))
      .max(phraseKeys.length)
      .refine((chosen) => new Set(chosen).size === chosen.length),
    /** The owner looked up the authority that the pack could not confirm, and wants it named. */
    nameAuthority: z.boolean(),
    own: z.array(ownSentence).max(mostOwnSentences),
  })
  .strict();
export type NoticeChoices = z.infer<typeof noticeChoicesSchema>;

/** What a notice says before the owner chose anything. */
export const noChoices: NoticeChoices = { second: [], nameAuthority: false, own: [] };
