import type { CustomerId, RequestId } from '../foundation/id.ts';
import type { Instant } from '../foundation/instant.ts';

/** What somebody may want of their own data, each with the right that it is in DPV's eu-gdpr extension. */
export const requestRights = {
  see: 'eu-gdpr:A15',
  correct: 'eu-gdpr:A16',
  copy: 'eu-gdpr:A20',
  erase: 'eu-gdpr:A17',
  stop: 'eu-gdpr:A7-3',
  object: 'eu-gdpr:A21',
  complaint: 'eu-gdpr:A77',
} as const;
export type RequestKind = keyof typeof requestRights;
export const requestKinds = [
  'see',
  'copy',
  'correct',
  'erase',
  'stop',
  'object',
  'complaint',
] as const satisfies readonly RequestKind[];

/** How the shop knows who is asking; `waiting` until it does. */
export const identities = ['known', 'stop-code', 'looked-at', 'answered', 'not-needed', 'waiting'] as const;
export type Identity = (typeof identities)[number];

/**
 * DPV's states: open; waiting to know who asks; done; refused for a reason; ended because the person left the book
 * before it was answered.
 */
export const requestStates = [
  'RequestInitiated',
  'RequestRequiresAction',
  'RequestFulfilled',
  'RequestRejected',
  'RequestUnfulfilled',
] as const;
export type RequestState = (typeof requestStates)[number];

/** True for a request that still waits for an answer. */
export function isOpenRequest(state: RequestState): boolean {
  return state === 'RequestInitiated' || state === 'RequestRequiresAction';
}

/** Somebody's request and its clock. Whoever has left the book has no id and no name here. */
export type CustomerRequest = {
  readonly id: RequestId;
  readonly customerId: CustomerId | null;
  readonly displayName: string | null;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly note: string;
  readonly identity: Identity;
  /** Calendar days, `2026-11-23`. */
  readonly receivedOn: string;
  readonly identifiedOn: string | null;
  readonly dueOn: string;
  /** The article the clock comes from; `null` where no confirmed law gives a number and ours is used. */
  readonly law: string | null;
  readonly closedAt: Instant | null;
  /** Why it was refused, or what was done. */
  readonly reason: string;
};

/** Open requests by deadline, then the newest that are closed, at most fifty. */
export type RequestList = { readonly open: readonly CustomerRequest[]; readonly closed: readonly CustomerRequest[] };
