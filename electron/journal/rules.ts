import type { JournalAct } from '../../shared/journal/model.ts';

/** What one journal line says, before it is chained. */
export type JournalLine = {
  readonly seq: number;
  readonly at: string;
  readonly hlc: string;
  readonly deviceId: string;
  readonly staffId: string | null;
  readonly role: string;
  readonly act: JournalAct;
  readonly subject: string | null;
  /** JSON as stored; what is hashed is what is stored. */
  readonly detail: string;
};

/**
 * The bytes that a line's hash covers, after the hash before it: a domain byte (RFC 6962 section 2.1), then every field
 * with its UTF-8 length in front, so that no two lines share their bytes.
 */
export function canonicalLine(line: JournalLine): string {
  const fields = [
    String(line.seq),
    line.at,
    line.hlc,
    line.deviceId,
    line.staffId ?? '',
    line.role,
    line.act,
    line.subject ?? '',
    line.detail,
  ];
  return fields.map((field) => `${utf8Length(field)}:${field}`).join(',');
}

/**
 * The next hybrid logical clock value: `<ms since 1970, 12 hex>-<counter, 4 hex>-<device>`. Text order is time order.
 * When the wall clock stands still or runs back, the counter moves on instead.
 */
export function nextHlc(last: string | null, nowMs: number, device: string): string {
  const [lastMs, lastCount] = last === null ? [0, 0] : readHlc(last);
  if (nowMs > lastMs) return writeHlc(nowMs, 0, device);
  return lastCount < 0xffff ? writeHlc(lastMs, lastCount + 1, device) : writeHlc(lastMs + 1, 0, device);
}

function readHlc(hlc: string): [ms: number, count: number] {
  const match = /^([0-9a-f]{12})-([0-9a-f]{4})-/.exec(hlc);
  if (match === null) throw new Error('unreadable clock value');
  return [Number.parseInt(match[1] ?? '', 16), Number.parseInt(match[2] ?? '', 16)];
}

function writeHlc(ms: number, count: number, device: string): string {
  return `${Math.max(0, ms).toString(16).padStart(12, '0')}-${count.toString(16).padStart(4, '0')}-${device}`;
}

function utf8Length(text: string): number {
  let length = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
