import type { AppEventName, AppEvents } from '../../shared/foundation/channel.ts';

/** Hears what the core tells without being asked, until the returned function is called. */
export function on<Name extends AppEventName>(event: Name, listener: (payload: AppEvents[Name]) => void): () => void {
  return window.shop.on(event, listener);
}
