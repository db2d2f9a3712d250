import type { HandlersOf } from '../app/handler-types.ts';
import { adjustPrinter, printersHere, printTestPage } from './service.ts';

export const printerHandlers: HandlersOf<'printers.list' | 'printers.adjust' | 'printers.testPage'> = {
  'printers.list': (vault, _input, { ports }) => printersHere(vault, ports),
  'printers.adjust': (tx, input, acting) => adjustPrinter(tx, input, acting),
  'printers.testPage': (vault, input, acting) => printTestPage(vault, input, acting),
};
