import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { type CustomerId, contactPointId, customerId, selectionId } from '../foundation/id.ts';
import { language } from '../foundation/language.ts';
import type { OutputDone } from '../notices/model.ts';
import { type ErasureReceipt, receiptPapers } from '../retention/model.ts';
import type { Everything } from './everything.ts';
import { type Customer, type CustomerHit, type CustomerProfile, type CustomerRow, contactKinds } from './model.ts';
import { customerFilterSchema, type FilterChoices, type Selection } from './selection.ts';

const name = z.string().max(200);
/** BCP 47, such as `en` or `pt-BR`. */
const spokenLanguage = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
const byId = z.object({ id: customerId }).strict();
const inLanguage = z.object({ id: customerId, language }).strict();

export const customerCalls = {
  /** Best matches for what was typed: names, phone digits, e-mail fragments. At most 50; nothing for nothing. */
  'customers.find': call('read', 'Counter', z.object({ text: z.string().max(200) }).strict()).answers<
    readonly CustomerHit[]
  >(),
  /** People who look like the one being typed in, masked; certain (same contact point) first. At most 5. */
  'customers.similar': call(
    'read',
    'Counter',
    z.object({ displayName: name, contact: z.string().max(320) }).strict(),
  ).answers<readonly CustomerHit[]>(),
  /** A window of the list in name order, optionally narrowed by the same search as the counter's and by a filter. */
  'customers.list': call(
    'read',
    'Manager',
    z
      .object({
        text: z.string().max(200),
        filter: customerFilterSchema.optional(),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      })
      .strict(),
  ).answers<{ readonly total: number; readonly rows: readonly CustomerRow[] }>(),
  /** What those of these people are called who are still kept; for the owner's screen only. */
  'customers.names': call('read', 'Owner', z.object({ ids: z.array(customerId).max(500) }).strict()).answers<
    readonly { readonly id: CustomerId; readonly displayName: string }[]
  >(),
  /** Opens one person; writes a view line in the journal. */
  'customers.open': call('write', 'Counter', byId).answers<CustomerProfile>(),
  /** Every place where a person appears, in the words of a language; writes a view line in the journal. */
  'customers.everything': call('long', 'Manager', inLanguage).answers<Everything>(),
  /** The same on paper or as PDF, for the person: whoever works in the shop is named by their role alone. */
  'customers.takeEverything': call(
    'long',
    'Manager',
    inLanguage.extend({ paper: z.enum(receiptPapers), to: z.enum(['printer', 'pdf']) }),
  ).answers<OutputDone>(),
  /** Adds a person with one contact point, told apart (e-mail, phone, postal) and normalised for the shop's country. */
  'customers.add': call(
    'write',
    'Counter',
    z
      .object({ displayName: name, contact: z.string().max(400), language: spokenLanguage, underSixteen: z.boolean() })
      .strict(),
  ).answers<Customer>(),
  /** Takes back an adding of the last minute, as if it had never been. Refused once the person has answered a card. */
  'customers.undoAdd': call('long', 'Counter', byId).answers<null>(),
  /** Replaces what is known about a person. Contact points without an id are new, those left out are removed. */
  'customers.change': call(
    'write',
    'Manager',
    z
      .object({
        id: customerId,
        displayName: name,
        language: spokenLanguage,
        underSixteen: z.boolean(),
        note: z.string().max(4000),
        /** Left out: as they are. */
        tags: z.array(z.string().max(40)).max(20).optional(),
        contactPoints: z
          .array(
            z
              .object({ id: contactPointId.nullable(), kind: z.enum(contactKinds), typed: z.string().max(400) })
              .strict(),
          )
          .max(12),
      })
      .strict(),
  ).answers<Customer>(),
  /** Every tag that somebody has, with how many have it. */
  'customers.tags': call('read', 'Manager', z.object({}).strict()).answers<
    readonly { readonly tag: string; readonly count: number }[]
  >(),
  /** What there is to filter the list by, and the filters that have a name. */
  'customers.choices': call('read', 'Manager', z.object({}).strict()).answers<FilterChoices>(),
  /** Gives a filter a name. Only the filter is kept, never who answers to it. */
  'customers.saveSelection': call(
    'write',
    'Manager',
    z.object({ name: z.string().max(60), filter: customerFilterSchema }).strict(),
  ).answers<Selection>(),
  'customers.removeSelection': call('write', 'Manager', z.object({ id: selectionId }).strict()).answers<null>(),
  /** Notes that the person was in touch today. */
  'customers.recordVisit': call('write', 'Counter', byId).answers<Customer>(),
  /** Removes one person now, with the whole erase protocol, and answers with the receipt. */
  'customers.erase': call('long', 'Owner', byId).ownerAgain().answers<ErasureReceipt>(),
};
