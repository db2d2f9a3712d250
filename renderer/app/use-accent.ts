import { useEffect } from 'react';
import { applyAccent } from '../kit/accent.ts';
import { useApp } from './app-store.ts';

/** Lends the shop's own colour to everything on screen, adjusted until it can be read. */
export function useAccent(): void {
  const accent = useApp((state) => state.shop?.accent ?? null);
  useEffect(() => {
    if (accent !== null) applyAccent(accent);
  }, [accent]);
}
