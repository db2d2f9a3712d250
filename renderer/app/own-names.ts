import { create } from 'zustand';
import { isOwn } from '../../shared/datamap/own-code.ts';
import { call } from '../bridge/call.ts';
import { useLanguage, wordsIn } from './words.ts';

type OwnNames = {
  readonly names: Readonly<Record<string, string>>;
  readonly load: () => Promise<void>;
};

/** What the owner's own fields are called: asked for when somebody comes in, and again when the map has changed. */
export const useOwnNames = create<OwnNames>((set) => ({
  names: {},
  load: async () => {
    const answer = await call('datamap.names', {});
    if (answer.ok) set({ names: answer.value });
  },
}));

/** The name of a field of the owner's own; `null` for a built-in one, which the words of the screens name. */
export function ownFieldName(code: string): string | null {
  return isOwn(code)
    ? (useOwnNames.getState().names[code] ?? wordsIn(useLanguage.getState().language)('keeping.field.own'))
    : null;
}
