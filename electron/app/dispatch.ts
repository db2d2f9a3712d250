import type { z } from 'zod';
import { type CallName, contract } from '../../shared/contract.ts';
import type { Call } from '../../shared/foundation/call.ts';
import { type FailureCode, type FailureDetail, Refusal } from '../../shared/foundation/failure.ts';
import type { Result } from '../../shared/foundation/result.ts';
import { mayActAs } from '../../shared/foundation/role.ts';
import type { ReadDb, WriteDb } from '../database/connection.ts';
import { noteAsked } from '../database/pause.ts';
import { asRefusal, errorCode } from '../database/refusals.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import type { AppState } from './app-state.ts';
import { handlers } from './handlers.ts';
import type { ActingInVault } from './ports.ts';

/** What went wrong without anybody being to blame but us. Gets the call's name and the error's kind, nothing private. */
export type Mishap = { readonly call: string; readonly kind: string };

/** For how long after `vault.confirmOwner` dangerous acts go without asking again. */
const ownerStaysMs = 120_000;

/**
 * The one door to the core: name, then input, then lock, then role, then the owner again, then the verb. Always answers, never rejects; what
 * is not a `Refusal` is answered as `unexpected` and says nothing about itself.
 */
export async function dispatch(
  app: AppState,
  name: string,
  input: unknown,
  report: (mishap: Mishap) => void = () => {},
): Promise<Result<unknown>> {
  if (!isCallName(name)) return failure('call.unknown');
  try {
    const call = contract[name];
    const parsed = call.input.safeParse(input);
    if (!parsed.success) return failure('call.bad-input', { at: parsed.error.issues[0]?.path.join('.') ?? '' });
    return { ok: true, value: await run(app, name, call, parsed.data) };
  } catch (error) {
    const seen = asRefusal(error);
    if (seen instanceof Refusal) return failure(seen.code, seen.detail);
    report({ call: name, kind: seen instanceof Error ? `${seen.name} ${errorCode(seen) ?? ''}`.trim() : typeof seen });
    return failure('unexpected');
  }
}

function run(
  app: AppState,
  name: CallName,
  { kind, role, ownerAgain, makesRoom }: Omit<Call<z.ZodType, unknown>, '_output'>,
  input: unknown,
): unknown {
  const verb = handlers[name] as AnyVerb;
  if (kind === 'open') return verb(app, input);
  const { unlocked, ports } = app;
  if (unlocked === null) throw new Refusal('vault.locked');
  const { vault, session, concerns, ownerSeenAt } = unlocked;
  if (concerns.length > 0) throw new Refusal('vault.unsettled');
  if (role === null || !mayActAs(session.role, role)) throw new Refusal('call.not-allowed');
  if (ownerAgain && !wasJustHere(ownerSeenAt, ports.uptime())) throw new Refusal('staff.owner-again');
  const acting: ActingInVault = { who: session, ports, fingerprint: vault.fingerprint };
  if (kind === 'long') return verb(vault, input, acting);
  noteAsked(vault.db);
  if (kind === 'read') return verb(vault.db, input, acting);
  const write = () => vault.transaction((tx) => verb(tx, input, acting));
  return makesRoom ? vault.onReserve(write) : write();
}

/** `HandlersOf` has checked each verb against its kind; here they are called by the kind that the contract names. */
type AnyVerb = (first: AppState | ReadDb | WriteDb | UnlockedVault, input: unknown, acting?: ActingInVault) => unknown;

function wasJustHere(ownerSeenAt: number | null, uptime: number): boolean {
  return ownerSeenAt !== null && uptime - ownerSeenAt < ownerStaysMs;
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

function failure(code: FailureCode, detail: FailureDetail = {}): Result<never> {
  return { ok: false, failure: { code, detail } };
}
