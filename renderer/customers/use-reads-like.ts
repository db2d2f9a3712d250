import { useApp } from '../app/app-store.ts';
import { useLanguage } from '../app/words.ts';
import { readsLike } from './sensitive-lists.ts';

/** What a text reads like, by the words of the screen's language and the shop's. */
export function useReadsLike(): (text: string) => ReturnType<typeof readsLike> {
  const screen = useLanguage((state) => state.language);
  const home = useApp((state) => state.shop?.language) ?? screen;
  return (text) => readsLike(text, [screen, home]);
}
