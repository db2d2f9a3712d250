import { z } from 'zod';
import { smsElements } from '../notices/pack.ts';

const phrases = z.array(z.string().min(2));

/**
 * The phrases of one language by which a wording is read: `resources/wording/<language>.json`. A phrase matches whole
 * words, whatever their case.
 */
export const wordingListsSchema = z
  .object({
    /** Says too little about what will happen. */
    vague: phrases,
    /** Pushes, threatens or rewards. */
    coercive: phrases,
    /** What a shop does to somebody: two of them joined are two purposes. */
    actions: phrases,
    /** What a message is about: two of them joined are two purposes. */
    topics: phrases,
    /** What joins two of them. */
    joiners: phrases,
    /** Any of these says that a yes can be taken back. */
    stopping: phrases,
    /** Phrases by which each thing that a text-message wording may have to name is recognised. */
    sms: z.record(z.enum(smsElements), phrases),
  })
  .strict();
export type WordingLists = z.infer<typeof wordingListsSchema>;
