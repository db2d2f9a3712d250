import type { ExportId } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';

export const exportFormats = ['csv', 'vcard', 'jsonld'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** For how many days files are kept outside unless the owner says otherwise. */
export const keepOutsideDays = 30;

/** One leaving of data as files. */
export type ExportEntry = {
  readonly id: ExportId;
  readonly scope: 'everybody' | 'one-person';
  readonly formats: readonly ExportFormat[];
  /** Name of the folder that was made; where it was put is not kept. */
  readonly folder: string;
  readonly people: number;
  readonly startedAt: Instant;
  /** `null` when it was interrupted: an unfinished folder may lie there. */
  readonly finishedAt: Instant | null;
  readonly deleteBy: Instant;
  readonly deletedAt: Instant | null;
};

export type ExportOutcome =
  | { readonly kind: 'done'; readonly folder: string; readonly people: number }
  | { readonly kind: 'cancelled' };

export type RestoreOutcome = { readonly kind: 'done'; readonly people: number } | { readonly kind: 'cancelled' };
