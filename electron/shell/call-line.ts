import type { AnswerMessage, CallMessage, EventMessage } from '../../shared/foundation/channel.ts';
import type { Failure } from '../../shared/foundation/failure.ts';
import type { Result } from '../../shared/foundation/result.ts';

/** The page's end of a port, as much of it as is used. */
export type LinePort = {
  postMessage(message: CallMessage): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
};

export type CallLine = {
  /** Asks and waits, for the line too while there is none. Always answers, never rejects. */
  call(name: string, input: unknown): Promise<Result<unknown>>;
  /** Hears an event until the returned function is called. */
  on(event: string, listener: (payload: unknown) => void): () => void;
  /** Takes a line into use. What was asked on an older one was asked of a core that is gone. */
  connect(port: LinePort): void;
};

/** Matches answers to questions. Knows no names. */
export function callLine(): CallLine {
  let port: LinePort | null = null;
  let lastId = 0;
  const unsent: CallMessage[] = [];
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const listeners = new Map<string, Set<(payload: unknown) => void>>();

  function send(message: CallMessage): void {
    if (port === null) {
      unsent.push(message);
      return;
    }
    try {
      port.postMessage(message);
    } catch {
      // What cannot be cloned cannot be meant.
      settle(message.id, refused('call.bad-input'));
    }
  }

  function settle(id: number, result: Result<unknown>): void {
    waiting.get(id)?.(result);
    waiting.delete(id);
  }

  function hear(message: AnswerMessage | EventMessage): void {
    if ('id' in message) settle(message.id, message.result);
    else for (const listener of listeners.get(message.event) ?? []) listener(message.payload);
  }

  return {
    call(name, input) {
      return new Promise((resolve) => {
        lastId += 1;
        waiting.set(lastId, resolve);
        send({ id: lastId, name: String(name), input });
      });
    },
    on(event, listener) {
      const own = (payload: unknown) => listener(payload);
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(own));
      return () => void known.delete(own);
    },
    connect(next) {
      const unsentIds = new Set(unsent.map(({ id }) => id));
      for (const id of [...waiting.keys()]) if (!unsentIds.has(id)) settle(id, refused('vault.locked'));
      if (port !== null) port.onmessage = null;
      port = next;
      port.onmessage = (event) => hear(event.data as AnswerMessage | EventMessage);
      for (const message of unsent.splice(0)) send(message);
    },
  };
}

function refused(code: Failure['code']): Result<never> {
  return { ok: false, failure: { code, detail: {} } };
}
