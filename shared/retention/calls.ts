import { z } from 'zod';
import { keepingRuleSchema, removableFields } from '../datamap/keeping.ts';
import { isOwn, type OwnCode } from '../datamap/own-code.ts';
import { call } from '../foundation/call.ts';
import { cleanUpId, customerId, holdId, purchaseId } from '../foundation/id.ts';
import { languages } from '../foundation/language.ts';
import type { OutputDone } from '../notices/model.ts';
import {
  type CleanUpPreview,
  type DueCustomer,
  dueGroups,
  type ErasureReceipt,
  type Hold,
  holdKinds,
  type KeepingView,
  type KeepMonths,
  type KeptProof,
  type LetGoList,
  receiptPapers,
  slipPapers,
  type Touched,
  type UnfinishedRun,
  type WhyKept,
} from './model.ts';

const none = z.object({}).strict();
const oneRule = keepingRuleSchema.omit({ source: true, law: true });
const months = z.number().int().min(1).max(120);
const confirmation = z.object({ token: z.string().regex(/^[0-9a-f]{64}$/), typed: z.string().max(20) }).strict();

export const retentionCalls = {
  'retention.rule': call('read', 'Manager', none).answers<KeepMonths>(),
  /** Changes how long people are kept as such. Touches nobody. */
  'retention.changeRule': call('write', 'Owner', z.object({ months }).strict()).answers<KeepMonths>(),
  'retention.rules': call('read', 'Manager', none).answers<KeepingView>(),
  /** Changes the rule of one field and purpose. Touches nobody; answers with how many it would touch. */
  'retention.changeOneRule': call('write', 'Owner', oneRule).answers<KeepingView>(),
  /** How many people the rules would touch if they were changed like this. Changes nothing. */
  'retention.tryRule': call(
    'read',
    'Owner',
    z.union([z.object({ months }).strict(), z.object({ rule: oneRule }).strict()]),
  ).answers<Touched>(),
  /** Every live reason for keeping a person. */
  'retention.why': call('read', 'Manager', z.object({ id: customerId }).strict()).answers<WhyKept>(),
  /** Keeps a person, or one thing about them, until a day, whatever the rules say. */
  'retention.hold': call(
    'write',
    'Manager',
    z
      .object({
        id: customerId,
        kind: z.enum(holdKinds),
        field: z.enum(removableFields).nullable().default(null),
        /** One purchase of theirs; then nothing else is held. */
        purchase: purchaseId.nullable().default(null),
        reason: z.string().max(200),
        until: z.iso.date(),
      })
      .strict(),
  ).answers<Hold>(),
  'retention.endHold': call('write', 'Manager', z.object({ id: holdId }).strict()).answers<null>(),
  'retention.preview': call('read', 'Owner', none).answers<CleanUpPreview>(),
  /** A window of the people in one group of the preview, longest unseen first. */
  'retention.people': call(
    'read',
    'Owner',
    z
      .object({
        group: z.enum(dueGroups),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      })
      .strict(),
  ).answers<readonly DueCustomer[]>(),
  /** Puts exactly the people of the preview named on the list of who leaves in seven days. Removes nobody yet. */
  'retention.letGo': call('write', 'Owner', confirmation).makesRoom().answers<LetGoList>(),
  /** The list that is waiting or ready, with who has dropped out of it; `null` when there is none. */
  'retention.list': call('read', 'Owner', none).answers<LetGoList | null>(),
  /** Takes the whole list back. Everybody stays. */
  'retention.takeBack': call('write', 'Owner', none).makesRoom().answers<null>(),
  /** Removes exactly who is left on the ready list, after the owner typed their number. */
  'retention.cleanUp': call('long', 'Owner', confirmation).ownerAgain().answers<ErasureReceipt>(),
  /** Takes what everybody has in a retired field of the owner's own out, with the whole erase protocol, and the field with it. */
  'retention.emptyField': call('long', 'Owner', z.object({ field: z.custom<OwnCode>(isOwn) }).strict())
    .ownerAgain()
    .answers<ErasureReceipt>(),
  /** Stops a clean-up that is still collecting: then everything is as it was. Later it has no effect. */
  'retention.cancel': call('long', 'Owner', none).answers<null>(),
  /** The run that removed people and could not be proved, or `null`. */
  'retention.unfinished': call('long', 'Owner', none).answers<UnfinishedRun | null>(),
  /** Rewrites the file and looks for traces once more, for that run. */
  'retention.finish': call('long', 'Owner', none).answers<ErasureReceipt>(),
  /** What an erased person had said yes to, found by a contact point of theirs; journalled without it. */
  'retention.proof': call('long', 'Owner', z.object({ contact: z.string().max(400) }).strict()).answers<
    readonly KeptProof[]
  >(),
  /** Newest first, at most 100. */
  'retention.receipts': call('read', 'Owner', none).answers<readonly ErasureReceipt[]>(),
  'retention.printReceipt': call(
    'long',
    'Owner',
    z.object({ id: cleanUpId, paper: z.enum(receiptPapers), to: z.enum(['printer', 'pdf']) }).strict(),
  ).answers<OutputDone>(),
  /** What one person who is gone may take along, in their language and without their data. */
  'retention.printSlip': call(
    'long',
    'Owner',
    z
      .object({
        id: cleanUpId,
        language: z.enum(languages),
        paper: z.enum(slipPapers),
        to: z.enum(['printer', 'pdf']),
      })
      .strict(),
  ).answers<OutputDone>(),
};
