import type { CallInput, CallName, CallOutput } from '../../shared/contract.ts';
import type { AppEventName, AppEvents } from '../../shared/foundation/channel.ts';
import type { Result } from '../../shared/foundation/result.ts';

/** What the preload script puts on the window, and all of it. */
export type ShopBridge = {
  call(name: string, input: unknown): Promise<Result<unknown>>;
  on<Name extends AppEventName>(event: Name, listener: (payload: AppEvents[Name]) => void): () => void;
};

declare global {
  interface Window {
    readonly shop: ShopBridge;
  }
}

/** Asks the core. Always answers, never rejects: a failure has a code that the screen has words for. */
export async function call<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<Result<CallOutput<Name>>> {
  return (await window.shop.call(name, input)) as Result<CallOutput<Name>>;
}
