import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

/** One thing that must not be found, in the forms a program could hold it in. */
export type Secret = { readonly name: string; readonly forms: readonly Buffer[] };

/** A text as UTF-8 and UTF-16. */
export function textSecret(name: string, text: string): Secret {
  return { name, forms: [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')] };
}

/** A key as bytes, as hexadecimal digits and as base64. */
export function keySecret(name: string, key: Buffer): Secret {
  const texts = [key.toString('hex'), key.toString('base64')].flatMap((text) => textSecret(name, text).forms);
  return { name, forms: [Buffer.from(key), ...texts] };
}

/** A process and all that it started, with the kind Chromium gave each. */
export function processesOf(pid: number): readonly { readonly pid: number; readonly kind: string }[] {
  return [{ pid, kind: kindOf(pid) }, ...childrenOf(pid).flatMap(processesOf)];
}

/** The processes that a process started, by whichever of its threads. */
export function childrenOf(pid: number): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}

/** How often each secret stands in what a process can write to. Memory that a system hides from us throws. */
export function secretsIn(pid: number, secrets: readonly Secret[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const bytes of writableParts(pid, memory)) {
      for (const { name, forms } of secrets) {
        const count = forms.reduce((all, form) => all + occurrences(bytes, form), 0);
        if (count > 0) found[name] = (found[name] ?? 0) + count;
      }
    }
  } finally {
    closeSync(memory);
  }
  return found;
}

const chunk = 16 * 1024 * 1024;
/** Chunks overlap, so that nothing is cut in two unseen. */
const overlap = 256;

function* writableParts(pid: number, memory: number): Generator<Buffer> {
  const buffer = Buffer.alloc(chunk);
  for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
    const range = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
    if (range === null) continue;
    const end = Number.parseInt(range[2] ?? '', 16);
    for (let at = Number.parseInt(range[1] ?? '', 16); at < end; at += chunk - overlap) {
      const length = readAt(memory, buffer, Math.min(chunk, end - at), at);
      if (length > 0) yield buffer.subarray(0, length);
    }
  }
}

// A part may go away while we look.
function readAt(memory: number, buffer: Buffer, length: number, at: number): number {
  try {
    return readSync(memory, buffer, 0, length, at);
  } catch {
    return 0;
  }
}

function occurrences(bytes: Buffer, form: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(form); at >= 0; at = bytes.indexOf(form, at + 1)) count += 1;
  return count;
}

function kindOf(pid: number): string {
  const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  const type = /--type=([a-z-]+)/.exec(command)?.[1] ?? 'browser';
  const service = /--utility-sub-type=([\w.]+)/.exec(command)?.[1];
  return service === undefined ? type : `${type} ${service}`;
}
