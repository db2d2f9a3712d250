import { useEffect, useRef, useState } from 'react';

/** The last seconds before a customer's page clears itself, in which it says so. */
const warnSeconds = 8;

/**
 * Calls `onIdle` when nobody has touched, typed or moved for so many seconds; true in the last 8 of them. Any sign of life
 * starts again. Never while `waiting`, because saving takes as long as it takes.
 */
export function useIdle(onIdle: () => void, waiting: boolean, idleSeconds: number): boolean {
  const [nearly, setNearly] = useState(false);
  const leave = useRef(onIdle);
  useEffect(() => {
    leave.current = onIdle;
  }, [onIdle]);

  useEffect(() => {
    if (waiting) return;
    let warn: ReturnType<typeof setTimeout>;
    let end: ReturnType<typeof setTimeout>;
    const start = () => {
      clearTimeout(warn);
      clearTimeout(end);
      setNearly(false);
      warn = setTimeout(() => setNearly(true), (idleSeconds - warnSeconds) * 1000);
      end = setTimeout(() => leave.current(), idleSeconds * 1000);
    };
    start();
    for (const sign of signsOfLife) window.addEventListener(sign, start, { capture: true, passive: true });
    return () => {
      clearTimeout(warn);
      clearTimeout(end);
      for (const sign of signsOfLife) window.removeEventListener(sign, start, { capture: true });
    };
  }, [waiting, idleSeconds]);

  return nearly;
}

const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focusin'] as const;
