import { z } from 'zod';
import { isOwn } from './own-code.ts';

/** What a keeping time counts from. */
export const keepingTriggers = [
  'last-contact',
  'last-purchase',
  'consent-ended',
  'created',
  'case-closed',
  'sheet-typed',
] as const;
export type KeepingTrigger = (typeof keepingTriggers)[number];

/** What happens to a field once no rule keeps it any longer. */
export const keepingActions = ['remove-person', 'remove-field', 'keep-without-person'] as const;

/** Built-in fields that can go while the person stays, as every field of the owner's own can. All others go with the person. */
export const removableFields = ['email', 'phone', 'post', 'note', 'tags', 'purchases'] as const;
export type RemovableField = (typeof removableFields)[number];

/** True for a field that can go while the person stays. */
export function isRemovable(field: string): boolean {
  return (removableFields as readonly string[]).includes(field) || isOwn(field);
}

/** The purpose of rules that come from tax law; not one of the shop's own. */
export const bookkeeping = 'bookkeeping';

/** The purpose of rules about goods under guarantee: they keep a purchase, and its buyer, from the day it was made. */
export const warranty = 'warranty';

/** Longest keeping time that can be set, in months. */
export const mostMonths = 240;

export const keepingRuleSchema = z
  .object({
    field: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
    purpose: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
    trigger: z.enum(keepingTriggers),
    /** Months after the trigger. */
    months: z.number().int().min(0).max(mostMonths),
    action: z.enum(keepingActions),
    /** The owner's own reason; empty when the purpose says it. */
    because: z.string().max(200),
    source: z.enum(['template', 'pack', 'owner']),
    /** The article a pack's rule comes from. */
    law: z.string().max(200).nullable(),
  })
  .strict();
/**
 * Why one field is kept for one purpose, and for how long. A field stays as long as one of its rules is alive for the
 * person; a person stays as long as one of their fields does.
 */
export type KeepingRule = z.infer<typeof keepingRuleSchema>;

/** Rules are known by the field and the purpose they are about. */
export type RuleKey = Pick<KeepingRule, 'field' | 'purpose'>;

/** What does not fit together in the rules; each has a sentence. */
export type RuleConflict = {
  readonly kind:
    | 'longer-than-person'
    | 'nothing-keeps-it'
    | 'consent-without-question'
    | 'purpose-not-of-field'
    | 'no-rule-for-person';
  readonly rule: RuleKey;
};
