import { localeOf } from '../../shared/foundation/language.ts';
import { type Say, wordsFor } from '../../shared/foundation/words.ts';
import type { MonthBar, MonthEnd, MonthFigures, MonthLine, MonthPaper } from '../../shared/monthend/model.ts';
import { sharesNotAsked } from '../../shared/monthend/not-asked.ts';
import type { SignOut } from '../../shared/notices/changes.ts';
import { type MonthDocument, type OutputDone, officeSizes } from '../../shared/notices/model.ts';
import type { Acting } from '../app/ports.ts';
import { askingByWeek } from '../consents/service.ts';
import { ownFieldNames } from '../fields/service.ts';
import { append } from '../journal/journal.ts';
import { shopOf } from '../shop/service.ts';
import type { UnlockedVault } from '../vault/unlocked-vault.ts';
import { forecast, monthEnd } from './service.ts';

/** The month's page on one sheet: what was looked at, the figures, the charts with their numbers, the journal's head. */
export async function printMonthEnd(
  vault: UnlockedVault,
  wish: { readonly paper: MonthPaper; readonly to: 'printer' | 'pdf' },
  acting: Acting,
): Promise<OutputDone> {
  const { ports } = acting;
  const page = monthEnd(vault.db, acting);
  const document = drawUp(vault, page, await forecast(vault, acting), acting);
  const paper = { document, size: officeSizes[wish.paper] };
  const done =
    wish.to === 'printer' ? await ports.print(paper) : await ports.savePdf(paper, `month-end-${page.month}.pdf`);
  if (done.kind === 'done') {
    vault.transaction((tx) =>
      append(tx, acting, { act: 'month-end.printed', detail: { month: page.month, to: wish.to } }),
    );
  }
  return done;
}

function drawUp(vault: UnlockedVault, page: MonthEnd, due: readonly MonthBar[], acting: Acting): MonthDocument {
  const { ports } = acting;
  const { name, accent, language } = shopOf(vault.db);
  const say = wordsFor(language, ports.catalogue.words[language]);
  const own = ownFieldNames(vault.db, ports);
  const tag = localeOf(language);
  const number = (value: number) => new Intl.NumberFormat(tag).format(value);
  const monthName = (month: string, style: 'long' | 'short') =>
    new Intl.DateTimeFormat(tag, {
      month: style,
      year: style === 'long' ? 'numeric' : '2-digit',
      timeZone: 'UTC',
    }).format(new Date(`${month}-01T00:00:00.000Z`));
  const bars = (of: readonly MonthBar[]) =>
    of.map(({ month, people }) => ({ label: monthName(month, 'short'), value: people, shown: number(people) }));
  const dayOf = (instant: string) => new Intl.DateTimeFormat(tag, { dateStyle: 'long' }).format(new Date(instant));
  const asked = sharesNotAsked(askingByWeek(vault.db, acting)).map(({ monday, percent }) => ({
    label: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(monday)),
    value: percent,
    shown: `${number(percent)} %`,
  }));
  const day = dayOf(ports.now());
  return {
    kind: 'month-end',
    language,
    shopName: name,
    accent,
    title: say('monthend.paper.title'),
    sub: say('monthend.paper.sub', { shop: name, month: monthName(page.month, 'long'), day }),
    checked: say('monthend.paper.checked'),
    lines: page.lines.map((line) => ({
      text: lineWords(say, line, { number, day: dayOf, own, tag }),
      isOpen: line.state === 'open',
    })),
    figures: {
      title: say('monthend.figures.title'),
      columns: [say('monthend.month'), say('monthend.before')],
      rows: [
        { label: say('monthend.figures.people'), values: [number(page.people), ''] },
        ...figureNames.map((key) => ({
          label: say(`monthend.figures.${key}`),
          values: [number(page.now[key]), number(page.before[key])],
        })),
      ],
    },
    charts: [
      { title: say('monthend.charts.kept'), text: say('monthend.charts.kept-text'), bars: bars(page.kept) },
      { title: say('monthend.charts.due'), text: say('monthend.charts.due-text'), bars: bars(due) },
      ...(asked.length > 0
        ? [{ title: say('monthend.charts.asked'), text: say('monthend.charts.asked-text'), bars: asked }]
        : []),
    ],
    witness: {
      title: say('monthend.paper.witness'),
      text: say('monthend.paper.witness-text', {
        length: number(page.journal.length),
        erasures: number(page.erasures),
      }),
      head: page.journal.head,
    },
    note: say('monthend.paper.not-checked'),
    signed: say('monthend.paper.signed'),
  };
}

const figureNames = [
  'added',
  'visits',
  'answers',
  'stops',
  'removed',
  'reduced',
  'views',
] as const satisfies readonly (keyof MonthFigures)[];

function lineWords(
  say: Say,
  { name, count, fields, signs, at }: MonthLine,
  show: {
    readonly number: (value: number) => string;
    readonly day: (instant: string) => string;
    readonly own: Readonly<Record<string, string>>;
    readonly tag: string;
  },
): string {
  const day = at === null ? '' : show.day(at);
  if (count === 0) return say(`monthend.lines.${name}.ok`, { day });
  const names = fields.map((field) => show.own[field] ?? say(`keeping.field.${field}`)).join(', ');
  const open = say(`monthend.lines.${name}.open`, { count, number: show.number(count), fields: names, day });
  if (signs.length === 0) return open;
  const rest = signs.length - namedSigns;
  const list = signs.slice(0, namedSigns).map((sign) => signWords(say, sign, show));
  if (rest > 0) list.push(say('monthend.paper.more-signs', { count: rest, number: show.number(rest) }));
  return `${open}: ${list.join('; ')}`;
}

/** Signs that are named on the sheet; the page has all of them, the sheet only so much room. */
const namedSigns = 4;

function signWords(
  say: Say,
  { format, language, noticeVersion, at }: SignOut,
  { day, tag }: { readonly day: (instant: string) => string; readonly tag: string },
): string {
  return say('monthend.paper.sign', {
    format: `${say(`signs.kind.${format.split('-')[0] ?? ''}`)}, ${say(`signs.format.${format}`)}`,
    language: new Intl.DisplayNames([tag], { type: 'language' }).of(language) ?? language,
    version: noticeVersion,
    day: day(at),
  });
}
