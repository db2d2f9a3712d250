import type { AskingWeek } from '../consents/model.ts';

/** Of the people who could have been asked in a week, how many of a hundred were not; oldest week first, empty weeks left out. */
export function sharesNotAsked(
  weeks: readonly AskingWeek[],
): readonly { readonly monday: string; readonly percent: number }[] {
  return [...weeks].reverse().flatMap(({ monday, notAsked, answered, skipped }) => {
    const could = notAsked + answered + skipped;
    return could === 0 ? [] : [{ monday, percent: Math.round((notAsked / could) * 100) }];
  });
}
