import { useEffect, useLayoutEffect, useRef } from 'react';

/** Measures after every drawing, and again when fonts have come in: letters have other widths then. */
export function useMeasured(measure: () => void): void {
  const latest = useRef(measure);
  useLayoutEffect(() => {
    latest.current = measure;
    measure();
  });
  useEffect(() => {
    const { fonts } = document;
    const again = () => latest.current();
    fonts.addEventListener('loadingdone', again);
    return () => fonts.removeEventListener('loadingdone', again);
  }, []);
}
