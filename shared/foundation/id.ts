import { z } from 'zod';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Opaque UUIDv7s. The brand keeps a customer's id from being passed where a notice's is meant. */
export type CustomerId = Branded<'customer'>;
export type NoticeId = Branded<'notice'>;
export type ContactPointId = Branded<'contact-point'>;
export type StaffId = Branded<'staff'>;
export type CleanUpId = Branded<'clean-up'>;
export type HoldId = Branded<'hold'>;
export type PurchaseId = Branded<'purchase'>;
export type MergeId = Branded<'merge'>;
export type ExportId = Branded<'export'>;
export type ImportId = Branded<'import'>;
export type LetGoId = Branded<'let-go'>;
export type SelectionId = Branded<'selection'>;
export type RequestId = Branded<'request'>;
/** Eight signs without a dash, check sign last; read and made in `shared/consents/stop-code.ts`. */
export type StopCode = Branded<'stop-code'>;
/** SHA-256 of a wording's exact text and language, lower-case hex. */
export type WordingHash = Branded<'wording'>;

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const customerId = uuid.transform((value) => value as CustomerId);
export const staffId = uuid.transform((value) => value as StaffId);
export const noticeId = uuid.transform((value) => value as NoticeId);
export const contactPointId = uuid.transform((value) => value as ContactPointId);
export const cleanUpId = uuid.transform((value) => value as CleanUpId);
export const importId = uuid.transform((value) => value as ImportId);
export const holdId = uuid.transform((value) => value as HoldId);
export const purchaseId = uuid.transform((value) => value as PurchaseId);
export const mergeId = uuid.transform((value) => value as MergeId);
export const exportId = uuid.transform((value) => value as ExportId);
export const selectionId = uuid.transform((value) => value as SelectionId);
export const requestId = uuid.transform((value) => value as RequestId);
export const wordingHash = sha256.transform((value) => value as WordingHash);
