import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { contactPointId, customerId, mergeId } from '../foundation/id.ts';
import type { MergeSuggestions, MergeView, OpenMerge, Parted } from './model.ts';

const pair = z
  .object({ one: customerId, other: customerId })
  .strict()
  .refine(({ one, other }) => one !== other);
const side = z.enum(['keep', 'gone']);

export const mergeCalls = {
  /** Records that look like one person: by e-mail and phone, and by name and postcode. Looked for in pieces. */
  'merges.suggestions': call('long', 'Manager', z.object({}).strict()).answers<MergeSuggestions>(),
  /** Two people side by side, with what would become of every answer. Writes a view line for both. */
  'merges.compare': call('write', 'Manager', pair).answers<MergeView>(),
  /** Remembers that two records are two people, so that they are not suggested again. */
  'merges.keepApart': call('write', 'Manager', pair).answers<null>(),
  /** Makes two records one. Of every answer the stricter one holds. Can be undone for thirty days. */
  'merges.merge': call(
    'write',
    'Manager',
    z
      .object({
        keep: customerId,
        gone: customerId,
        choice: z.object({ displayName: side, language: side, note: z.enum(['keep', 'gone', 'both']) }).strict(),
        /** Contact points of either side that the person goes on having; the same one twice becomes one. */
        contactPoints: z.array(contactPointId).max(24),
      })
      .strict()
      .refine(({ keep, gone }) => keep !== gone),
  ).answers<OpenMerge>(),
  /** The newest merge of a person that can still be undone. */
  'merges.open': call('read', 'Manager', z.object({ id: customerId }).strict()).answers<OpenMerge | null>(),
  /** Parts two people again. What was said no to since holds for both; all else that is new stays with the one kept. */
  'merges.undo': call('write', 'Manager', z.object({ id: mergeId }).strict()).answers<Parted>(),
};
