import { type BrowserWindow, dialog } from 'electron';
import type { ChosenFolder } from '../app/ports.ts';

export type ChoosingFolder = {
  /** Whose dialog it is. */
  readonly over: BrowserWindow;
  /** A folder that is taken without a question. Tests only. */
  readonly folderFrom: string | null;
};

/** Asks for a folder, and lets a new one be made. Looks at nothing in it. */
export async function chooseFolder({ over, folderFrom }: ChoosingFolder): Promise<ChosenFolder> {
  if (folderFrom !== null) return { kind: 'chosen', path: folderFrom };
  const { canceled, filePaths } = await dialog.showOpenDialog(over, {
    properties: ['openDirectory', 'createDirectory'],
  });
  const [path] = filePaths;
  return canceled || path === undefined ? { kind: 'cancelled' } : { kind: 'chosen', path };
}
