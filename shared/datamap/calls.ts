import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { customerId } from '../foundation/id.ts';
import { language } from '../foundation/language.ts';
import { keepingTriggers, mostMonths } from './keeping.ts';
import { type MapView, mostLettersOfValue, type OwnValue } from './map-view.ts';
import { type DataMap, dataCategories, lawfulBases, partnerSchema, provenances } from './model.ts';
import { isOwn, type OwnCode } from './own-code.ts';
import type { Sensitivity } from './sensitivity.ts';

const none = z.object({}).strict();
const code = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);
const own = z.custom<OwnCode>(isOwn);
const names = z.partialRecord(language, z.string().trim().min(1).max(80));
const because = z.string().trim().max(300);

/** What is asked about a field of the owner's own. None of it can be left out. */
export const fieldQuestions = z
  .object({
    names,
    category: z.enum(dataCategories),
    provenance: z.enum(provenances),
    purposes: z.array(code).min(1).max(12),
    /** Nobody else sees it: an empty list, said on purpose. */
    recipients: z.array(code).max(12),
    /** True when the customer may leave it out. */
    optional: z.boolean(),
    because: because.min(1),
    /** How long it is kept for what needs no yes. For what needs one, it goes when the yes has ended. */
    keep: z.object({ trigger: z.enum(keepingTriggers), months: z.number().int().min(0).max(mostMonths) }).strict(),
    /** Why it is kept although people must be treated alike in it; empty where that is no question. */
    reason: z.string().trim().max(300),
  })
  .strict();
export type FieldQuestions = z.infer<typeof fieldQuestions>;

export const dataMapCalls = {
  'datamap.show': call('read', 'Manager', none).answers<DataMap>(),
  /** What the fields of the owner's own are called in the shop's language, by code. */
  'datamap.names': call('read', 'Manager', none).answers<Readonly<Record<string, string>>>(),
  /** The whole map as its screen shows it, with what is empty and what nobody used for a year. */
  'datamap.view': call('read', 'Manager', none).answers<MapView>(),
  /** What a name gives away, while it is being typed; `null` for nothing. */
  'datamap.checkName': call(
    'read',
    'Owner',
    z.object({ texts: z.array(z.string().max(300)).max(9) }).strict(),
  ).answers<Sensitivity | null>(),
  /** Adds a field, or changes one of the owner's own. Refused on what the law protects most. The notice is stale by it. */
  'datamap.saveField': call('write', 'Owner', fieldQuestions.extend({ code: own.nullable() })).answers<MapView>(),
  /** Changes what a built-in field is used for, who sees it and why. */
  'datamap.changeField': call(
    'write',
    'Owner',
    z
      .object({
        code,
        purposes: z.array(code).min(1).max(12),
        recipients: z.array(code).max(12),
        because,
      })
      .strict(),
  ).answers<MapView>(),
  /** Enters nothing new in a field any more, or again. An empty one is gone from the map. */
  'datamap.retireField': call(
    'write',
    'Owner',
    z.object({ code: own, retired: z.boolean() }).strict(),
  ).answers<MapView>(),
  /** Adds or changes somebody who sees something. */
  'datamap.savePartner': call(
    'write',
    'Owner',
    z.object({ code: partnerSchema.shape.code.nullable(), names, country: partnerSchema.shape.country }).strict(),
  ).answers<MapView>(),
  /** Takes a partner of the owner's own out. Refused while a field names them. */
  'datamap.removePartner': call('write', 'Owner', z.object({ code: own }).strict()).answers<MapView>(),
  /** Adds or changes a purpose that nobody has to be asked for. */
  'datamap.savePurpose': call(
    'write',
    'Owner',
    z
      .object({
        code: code.nullable(),
        basis: z.enum(lawfulBases).exclude(['eu-gdpr:A6-1-a-explicit-consent']),
        words: z
          .array(z.object({ language, name: z.string().trim().max(80), why: z.string().trim().max(300) }).strict())
          .max(8),
      })
      .strict(),
  ).answers<MapView>(),
  /** Takes a purpose out that no field is used for. */
  'datamap.removePurpose': call('write', 'Owner', z.object({ code }).strict()).answers<MapView>(),
  /** Writes what one person has in fields of the owner's own. An empty text takes it out. */
  'datamap.setValues': call(
    'write',
    'Manager',
    z
      .object({
        id: customerId,
        values: z.array(z.object({ field: own, value: z.string().trim().max(mostLettersOfValue) }).strict()).max(40),
      })
      .strict(),
  ).answers<readonly OwnValue[]>(),
};
