import { z } from 'zod';
import { call } from '../foundation/call.ts';
import { customerId, requestId } from '../foundation/id.ts';
import { type CustomerRequest, identities, type RequestList, requestKinds } from './model.ts';

const few = z.string().max(300);

export const requestCalls = {
  /** Writes down what somebody wants, as they stand at the counter; answers with the last day for it. */
  'requests.record': call(
    'write',
    'Counter',
    z
      .object({
        customerId,
        kind: z.enum(requestKinds),
        identity: z.enum(identities),
        receivedOn: z.iso.date(),
        note: few,
      })
      .strict(),
  ).answers<CustomerRequest>(),
  'requests.list': call('read', 'Manager', z.object({}).strict()).answers<RequestList>(),
  /** Notes that the shop knows now who is asking; where the law has it so, the clock starts today. */
  'requests.identify': call(
    'write',
    'Manager',
    z.object({ id: requestId, identity: z.enum(identities).exclude(['waiting']), on: z.iso.date() }).strict(),
  ).answers<CustomerRequest>(),
  /** Done, or refused with a reason. */
  'requests.close': call(
    'write',
    'Manager',
    z.object({ id: requestId, outcome: z.enum(['done', 'refused']), reason: few }).strict(),
  ).answers<CustomerRequest>(),
};
