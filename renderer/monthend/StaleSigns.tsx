import type { SignOut } from '../../shared/notices/changes.ts';
import { useApp } from '../app/app-store.ts';
import { HangingSigns } from '../signs/HangingSigns.tsx';
import { useMonth } from './month-store.ts';

/** The signs that say what is no longer true: each is printed anew, or is gone from the wall. */
export function StaleSigns({ signs }: { readonly signs: readonly SignOut[] }) {
  const noticeIsStale = useMonth(({ month }) => month?.lines.some(({ name, count }) => name === 'notice' && count > 0));
  const { signGone } = useMonth.getState();
  return (
    <HangingSigns
      signs={signs}
      noticeIsStale={noticeIsStale ?? false}
      onGone={(id, outcome) => void signGone(id, outcome)}
      onPrint={useApp.getState().goToSign}
    />
  );
}
