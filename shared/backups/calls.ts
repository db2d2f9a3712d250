import { z } from 'zod';
import { call } from '../foundation/call.ts';
import type { BackupOutcome, BackupsView, FoundBackups, Restored } from './model.ts';

const none = z.object({}).strict();
const copyName = z.string().regex(/^regulars-[0-9-]{10,40}\.vault$/);
const secret = z.union([
  z.object({ passphrase: z.string().min(1).max(1000) }).strict(),
  z.object({ code: z.string().max(100) }).strict(),
]);

export const backupCalls = {
  'backups.show': call('long', 'Owner', none).answers<BackupsView>(),
  /** Asks for a folder and makes it the place for copies; turned back, everything stays as it is. */
  'backups.choosePlace': call('long', 'Owner', none).answers<BackupsView>(),
  /** Makes a copy now and reads it back. */
  'backups.make': call('long', 'Owner', none).answers<BackupsView>(),
  /** Stops the copy that is being made; the ones before stay. */
  'backups.cancel': call('long', 'Owner', none).answers<null>(),
  /** Makes the day's copy and the month's drill when they are due, whoever is at the screen. */
  'backups.ifDue': call('long', 'Counter', none).answers<BackupOutcome>(),
  /** Opens the newest copy, compares it with the book and with the erasure list, and changes nothing. */
  'backups.drill': call('long', 'Owner', none).answers<BackupsView>(),
  /** Which copies lie in a folder that is asked for, or in the open book's place; `null` when turned back. They are put back from there. */
  'backups.find': call(
    'open',
    null,
    z.object({ from: z.enum(['ask', 'place']) }).strict(),
  ).answers<FoundBackups | null>(),
  /**
   * Puts a copy back from the folder found last, with the owner's passphrase or the code on the recovery sheet. What was here
   * before is moved aside; who was erased since is removed again first. Leaves the book closed.
   */
  'backups.restore': call('open', null, z.object({ name: copyName, secret }).strict()).answers<Restored>(),
  /** Ends the restore that is under way, as long as nothing was moved; everything is as it was then. */
  'backups.stopRestore': call('open', null, none).answers<null>(),
};
