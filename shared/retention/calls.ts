import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { cleanUpId } from '../foundation/id.ts';
import type { OutputDone } from '../notices/model.ts';
import type { CleanUpPreview, DueCustomer, ErasureReceipt, KeepingRule } from './model.ts';

const none = z.object({}).strict();

export const retentionCalls = {
  'retention.rule': call('read', 'Manager', none).answers<KeepingRule>(),
  /** Changes the rule. Touches nobody. */
  'retention.changeRule': call(
    'write',
    'Owner',
    z.object({ months: z.number().int().min(1).max(120) }).strict(),
  ).answers<KeepingRule>(),
  'retention.preview': call('read', 'Owner', none).answers<CleanUpPreview>(),
  /** A window of the people in the preview, longest unseen first; `group` tells which bucket. */
  'retention.people': call(
    'read',
    'Owner',
    z
      .object({
        group: z.enum(['due', 'unknown']),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      })
      .strict(),
  ).answers<readonly DueCustomer[]>(),
  /** Removes exactly the people of the preview named, after the owner typed their number. */
  'retention.cleanUp': call(
    'long',
    'Owner',
    z.object({ token: z.string().regex(/^[0-9a-f]{64}$/), typed: z.string().max(20) }).strict(),
  )
    .ownerAgain()
    .answers<ErasureReceipt>(),
  /** Newest first, at most 100. */
  'retention.receipts': call('read', 'Owner', none).answers<readonly ErasureReceipt[]>(),
  'retention.printReceipt': call(
    'long',
    'Owner',
    z.object({ id: cleanUpId, to: z.enum(['printer', 'pdf']) }).strict(),
  ).answers<OutputDone>(),
};
