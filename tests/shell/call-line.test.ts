import { describe, expect, it } from 'vitest';
import { callLine, type LinePort } from '../../electron/shell/call-line.ts';
import type { CallMessage } from '../../shared/foundation/channel.ts';

function fakePort() {
  const sent: CallMessage[] = [];
  const port: LinePort = {
    postMessage: (message) => sent.push(structuredClone(message)),
    onmessage: null,
  };
  return {
    port,
    sent,
    answer: (id: number, value: unknown) => port.onmessage?.({ data: { id, result: { ok: true, value } } }),
    tell: (event: string, payload: unknown) => port.onmessage?.({ data: { event, payload } }),
  };
}

describe("the window's line to the core", () => {
  it('matches answers to questions, in whatever order they come', async () => {
    const line = callLine();
    const { port, answer } = fakePort();
    line.connect(port);
    const first = line.call('a', 1);
    const second = line.call('b', 2);
    answer(2, 'second');
    answer(1, 'first');
    expect(await first).toEqual({ ok: true, value: 'first' });
    expect(await second).toEqual({ ok: true, value: 'second' });
  });

  it('keeps what is asked before the core is there', async () => {
    const line = callLine();
    const early = line.call('vault.start', {});
    const { port, sent, answer } = fakePort();
    line.connect(port);
    expect(sent).toEqual([{ id: 1, name: 'vault.start', input: {} }]);
    answer(1, 'here');
    expect(await early).toEqual({ ok: true, value: 'here' });
  });

  it('answers what was asked of a core that is gone', async () => {
    const line = callLine();
    line.connect(fakePort().port);
    const lost = line.call('customers.find', {});
    line.connect(fakePort().port);
    expect(await lost).toEqual({ ok: false, failure: { code: 'vault.locked', detail: {} } });
  });

  it('answers what cannot be sent, and never rejects', async () => {
    const line = callLine();
    line.connect(fakePort().port);
    expect(await line.call('a', () => {})).toEqual({ ok: false, failure: { code: 'call.bad-input', detail: {} } });
  });

  it('hears events until it is told to stop, once per listener', () => {
    const line = callLine();
    const { port, tell } = fakePort();
    line.connect(port);
    const heard: unknown[] = [];
    const listener = (payload: unknown) => heard.push(payload);
    const stop = line.on('progress', listener);
    line.on('progress', listener);
    tell('progress', 1);
    stop();
    tell('progress', 2);
    tell('something-else', 3);
    expect(heard).toEqual([1, 1, 2]);
  });

  it('ignores answers to nothing', () => {
    const line = callLine();
    const { port, answer } = fakePort();
    line.connect(port);
    expect(() => answer(99, null)).not.toThrow();
  });
});
