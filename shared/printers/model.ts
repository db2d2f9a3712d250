import type { ScreenLanguage } from '../foundation/language.ts';

/** How a print is put right for one printer: moved, then made larger or smaller. Never part of a PDF. */
export type Adjustment = {
  /** To the right and down, in millimetres; less than nothing is to the left and up. */
  readonly xMm: number;
  readonly yMm: number;
  /** 100 is as drawn. */
  readonly percent: number;
};
export const noAdjustment: Adjustment = { xMm: 0, yMm: 0, percent: 100 };

/** Whether prints are moved or scaled at all. */
export function isAdjusted({ xMm, yMm, percent }: Adjustment): boolean {
  return xMm !== noAdjustment.xMm || yMm !== noAdjustment.yMm || percent !== noAdjustment.percent;
}

/** A printer that hits further beside than this has another problem. */
export const mostMm = 20;
export const percentRange = { least: 90, most: 110 } as const;

/** A printer of this computer, and how its prints are put right. */
export type Printer = {
  /** What the system calls it. */
  readonly name: string;
  /** What people call it. */
  readonly label: string;
  readonly adjustment: Adjustment;
};

/** The printer that the system's dialog starts with, and what is done for it. */
export type PrintOn = { readonly name: string; readonly adjustment: Adjustment };

export const testPapers = ['a4', 'letter'] as const;
export type TestPaper = (typeof testPapers)[number];

/** Where the lines of the test page stand when the printer hits: from the paper's left and upper edge, and their length. */
export const testLines = { leftMm: 20, topMm: 20, longMm: 150 } as const;

/** A page to measure with a ruler. Holds nothing about the shop. */
export type TestPageDocument = {
  readonly kind: 'test-page';
  readonly language: ScreenLanguage;
  /** True when it is printed to see whether the numbers are right. */
  readonly adjusted: boolean;
};

/** What was read off a ruler that lay on a test page printed without any adjustment. */
export type Measured = { readonly leftMm: number; readonly topMm: number; readonly longMm: number };

/** The adjustment that puts the lines where they belong, rounded to what a ruler can tell. */
export function adjustmentFor({ leftMm, topMm, longMm }: Measured): Adjustment {
  const stretch = longMm / testLines.longMm;
  const move = (measured: number, meant: number) => -(measured - stretch * meant) / stretch;
  return {
    xMm: rounded(move(leftMm, testLines.leftMm), 10),
    yMm: rounded(move(topMm, testLines.topMm), 10),
    percent: rounded(100 / stretch, 10),
  };
}

function rounded(value: number, parts: number): number {
  // Adding nothing turns a minus nothing into nothing.
  return Math.round(value * parts) / parts + 0;
}
