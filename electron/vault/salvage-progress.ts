import type { Ports } from '../app/ports.ts';
import type { SalvageRead } from './salvage-work.ts';

/** Where a salvage is: one more try to open the book, what is read of it, making people findable again, opening the new one. */
export type SalvageStep =
  | { readonly step: 'checking' }
  | { readonly step: 'writing' }
  | { readonly step: 'tidying'; readonly done: number; readonly total: number }
  | SalvageRead;

/** Tells the window how far a salvage is, on one scale from its first step to its last. */
export function salvageTeller(ports: Pick<Ports, 'tell'>): (at: SalvageStep) => void {
  return (at) => {
    const [from, to] = spans[at.step];
    const part = (done: number, all: number) =>
      Math.round(from + (to - from) * (all === 0 ? 0 : Math.min(1, done / all)));
    const told = { task: 'salvage', step: at.step, total: whole } as const;
    if (at.step === 'checking' || at.step === 'writing') ports.tell('progress', { ...told, done: from });
    else if (at.step === 'reading') {
      const { table, read, rows, allRead, allRows } = at;
      const done = part(allRead, allRows);
      ports.tell('progress', { ...told, done, rows: { table, done: read, total: rows } });
    } else ports.tell('progress', { ...told, done: part(at.done, at.total) });
  };
}

const whole = 1000;
/** About how much of the time each step takes, of a book of a hundred thousand people. */
const spans = {
  checking: [0, 80],
  copying: [80, 130],
  reading: [130, 850],
  tidying: [850, 900],
  writing: [900, whole],
} as const;
