import type { ConsentLine } from '../../shared/consents/model.ts';

/** Tells the lines of one person apart. */
export function stopLineKey(line: ConsentLine): string {
  return `${line.purpose} ${line.channel}`;
}
