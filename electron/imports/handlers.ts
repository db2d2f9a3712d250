import type { HandlersOf } from '../app/handler-types.ts';
import { checkFile } from './dry-run.ts';
import { reportRows, saveReport } from './report.ts';
import { bringFileIn, cancelImport, chooseFile, closeFile, correctFile, pastImports, undo } from './service.ts';
import { previewUndo } from './take-out.ts';

/** What the window may ask about files of people. */
export const importHandlers: HandlersOf<
  | 'imports.choose'
  | 'imports.correct'
  | 'imports.check'
  | 'imports.report'
  | 'imports.saveReport'
  | 'imports.bringIn'
  | 'imports.cancel'
  | 'imports.close'
  | 'imports.past'
  | 'imports.undoPreview'
  | 'imports.undo'
> = {
  'imports.choose': (vault, _input, acting) => chooseFile(vault, acting),
  'imports.correct': (vault, input, acting) => correctFile(vault, input, acting),
  'imports.check': (vault, _input, acting) => checkFile(vault, acting),
  'imports.report': (vault, input, acting) => reportRows(vault, input, acting),
  'imports.saveReport': (vault, _input, acting) => saveReport(vault, acting),
  'imports.bringIn': (vault, input, acting) => bringFileIn(vault, input.likely, acting),
  'imports.cancel': async (vault) => cancelImport(vault),
  'imports.close': (vault) => closeFile(vault),
  'imports.past': (db, _input, { ports }) => pastImports(db, ports.now()),
  'imports.undoPreview': (vault, input, acting) => previewUndo(vault, input.id, acting),
  'imports.undo': (vault, input, acting) => undo(vault, input.id, acting),
};
