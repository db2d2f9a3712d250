import type { HandlersOf } from '../app/handler-types.ts';
import { printMonthEnd } from './paper.ts';
import { checkJournal, finishMonth, forecast, monthEnd, remindsOfMonthEnd, seeLine } from './service.ts';

export const monthEndHandlers: HandlersOf<
  | 'monthend.show'
  | 'monthend.reminder'
  | 'monthend.forecast'
  | 'monthend.see'
  | 'monthend.checkJournal'
  | 'monthend.done'
  | 'monthend.print'
> = {
  'monthend.show': (db, _input, acting) => monthEnd(db, acting),
  'monthend.reminder': (db, _input, acting) => remindsOfMonthEnd(db, acting),
  'monthend.forecast': (vault, _input, acting) => forecast(vault, acting),
  'monthend.see': (tx, input, acting) => seeLine(tx, input.line, acting),
  'monthend.checkJournal': (vault, _input, acting) => checkJournal(vault, acting),
  'monthend.done': (tx, _input, acting) => finishMonth(tx, acting),
  'monthend.print': (vault, input, acting) => printMonthEnd(vault, input, acting),
};
