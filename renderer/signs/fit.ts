import type { NoticeSectionKey } from '../../shared/notices/pack.ts';

/** What became of putting the words on a page. */
export type SignFit = {
  readonly fits: boolean;
  /** The running text, in points. */
  readonly points: number;
  /** Headings of sections that had no room; the sign then says where the whole notice is. */
  readonly leftOut: readonly string[];
};

/** Sections that may wait for the full sheet, those that wait first at the front. What is not named always stays. */
export const mayWait: readonly NoticeSectionKey[] = [
  'automated_decisions',
  'legal_basis',
  'legitimate_interests',
  'transfers',
  'mandatory_or_optional',
  'data_categories',
  'purposes',
  'complain_controller',
  'recipients',
  'complain_authority',
  'retention',
];

const stepPoints = 0.25;

/**
 * Gives a sign the largest letters with which its words fit. Where not even the smallest do, whole sections wait for the
 * full sheet, one after the other; never is anything cut. Reads what it may from the sign's own attributes.
 */
export function fitSign(sign: HTMLElement): SignFit {
  const least = Number(sign.dataset.least);
  const most = Number(sign.dataset.most);
  const leftOut: string[] = [];
  for (const part of partsOf(sign)) part.hidden = false;
  setMore(sign, false);
  let fits = fitsAt(sign, least);
  for (const key of mayWait) {
    if (fits) break;
    const waiting = partsOf(sign).filter((part) => part.dataset.part === key);
    if (waiting.length === 0) continue;
    for (const part of waiting) part.hidden = true;
    // A folded card says everything twice.
    leftOut.push(waiting[0]?.querySelector('h2')?.textContent ?? '');
    setMore(sign, true);
    fits = fitsAt(sign, least);
  }
  const points = fits ? largest(sign, least, most) : least;
  setPoints(sign, points);
  return { fits, points, leftOut };
}

/** True when nothing of a sign runs over its place at the size it has. */
export function holds(sign: HTMLElement): boolean {
  return [...sign.querySelectorAll<HTMLElement>('.sign-face, .sign-body, .sign-sections, .sign-head')].every(
    (place) => place.scrollHeight <= place.clientHeight + 1 && place.scrollWidth <= place.clientWidth + 1,
  );
}

function largest(sign: HTMLElement, least: number, most: number): number {
  let [low, high] = [0, Math.round((most - least) / stepPoints)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fitsAt(sign, least + middle * stepPoints)) low = middle;
    else high = middle - 1;
  }
  return least + low * stepPoints;
}

function fitsAt(sign: HTMLElement, points: number): boolean {
  setPoints(sign, points);
  return holds(sign);
}

function setPoints(sign: HTMLElement, points: number): void {
  sign.style.setProperty('--sign-text', `${points}pt`);
}

function setMore(sign: HTMLElement, shown: boolean): void {
  for (const more of sign.querySelectorAll<HTMLElement>('.sign-more')) more.hidden = !shown;
}

function partsOf(sign: HTMLElement): readonly HTMLElement[] {
  return [...sign.querySelectorAll<HTMLElement>('[data-part]')];
}
