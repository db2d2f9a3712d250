import type { FieldQuestions } from '../../shared/datamap/calls.ts';
import { type KeepingTrigger, mostMonths } from '../../shared/datamap/keeping.ts';
import type { FieldView, MapView, OwnTexts } from '../../shared/datamap/map-view.ts';
import type { DataField } from '../../shared/datamap/model.ts';
import { typedNames } from './NameFields.tsx';

/** The questions about a field while they are being answered; `null` where nothing was said yet. */
export type FieldDraft = {
  readonly names: OwnTexts;
  readonly category: DataField['category'] | null;
  readonly provenance: DataField['provenance'] | null;
  readonly purposes: readonly string[];
  readonly seen: 'nobody' | 'somebody' | null;
  readonly recipients: readonly string[];
  readonly optional: 'yes' | 'no' | null;
  readonly trigger: KeepingTrigger;
  /** `null` until somebody typed a number; rules that are there are changed on their own. */
  readonly months: number | null;
  readonly because: string;
  readonly reason: string;
};

export type Question =
  | 'name'
  | 'category'
  | 'provenance'
  | 'purposes'
  | 'who'
  | 'optional'
  | 'keep'
  | 'because'
  | 'reason';

/** Nothing answered for a new field; what was answered for one that is there. */
export function draftOf(field: FieldView | null): FieldDraft {
  if (field === null) {
    return {
      names: {},
      category: null,
      provenance: null,
      purposes: [],
      seen: null,
      recipients: [],
      optional: null,
      trigger: 'last-contact',
      months: null,
      because: '',
      reason: '',
    };
  }
  const { category, provenance, purposes, recipients, optional, because, sensitivity } = field.field;
  const kept = field.keeping.find(({ trigger }) => trigger !== 'consent-ended');
  return {
    names: field.names,
    category,
    provenance,
    purposes,
    seen: recipients.length === 0 ? 'nobody' : 'somebody',
    recipients,
    optional: optional ? 'yes' : 'no',
    trigger: kept?.trigger ?? 'last-contact',
    months: kept?.months ?? null,
    because: because ?? '',
    reason: sensitivity?.reason ?? '',
  };
}

/** The questions that are still open. */
export function openQuestions(draft: FieldDraft, view: MapView, needsReason: boolean): ReadonlySet<Question> {
  const open = new Set<Question>();
  if ((draft.names[view.shopLanguage] ?? '').trim() === '') open.add('name');
  if (draft.category === null) open.add('category');
  if (draft.provenance === null) open.add('provenance');
  if (draft.purposes.length === 0) open.add('purposes');
  if (draft.seen === null || (draft.seen === 'somebody' && draft.recipients.length === 0)) open.add('who');
  if (draft.optional === null) open.add('optional');
  if (needsMonths(draft, view) && !isMonths(draft.months)) open.add('keep');
  if (draft.because.trim() === '') open.add('because');
  if (needsReason && draft.reason.trim() === '') open.add('reason');
  return open;
}

/** True when something it is needed for has no yes that would end it. */
export function needsMonths({ purposes }: Pick<FieldDraft, 'purposes'>, view: MapView): boolean {
  return view.purposes.some(({ purpose }) => purposes.includes(purpose.code) && !purpose.needsConsent);
}

/** The answers as the core takes them; `null` while a question is open. */
export function answersIn(draft: FieldDraft, view: MapView): FieldQuestions | null {
  const { category, provenance, optional, seen } = draft;
  if (category === null || provenance === null || optional === null || seen === null) return null;
  return {
    names: typedNames(draft.names),
    category,
    provenance,
    purposes: [...draft.purposes],
    recipients: seen === 'nobody' ? [] : [...draft.recipients],
    optional: optional === 'yes',
    because: draft.because.trim(),
    keep: { trigger: draft.trigger, months: needsMonths(draft, view) ? (draft.months ?? 0) : 0 },
    reason: draft.reason.trim(),
  };
}

function isMonths(months: number | null): boolean {
  return months !== null && Number.isInteger(months) && months >= 0 && months <= mostMonths;
}
