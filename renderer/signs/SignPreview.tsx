import { useLayoutEffect, useRef, useState } from 'react';
import type { SignDocument } from '../../shared/signs/model.ts';
import type { SignFit } from './fit.ts';
import { SignPages } from './SignPages.tsx';

type Props = { readonly label: string; readonly document: SignDocument; readonly onFit: (fit: SignFit) => void };

/** The printed sheets as they will be, made smaller to fit, never larger: the same drawing, only scaled. */
export function SignPreview({ label, document, onFit }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const pages = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0.5);
  const [drawn, setDrawn] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const [place, paper] = [box.current, pages.current];
    if (place === null || paper === null) return;
    const shrink = () => {
      // Layout sizes: what the scale does to them on the screen is not in there.
      const { offsetWidth: width, offsetHeight: height } = paper;
      setScale(width === 0 ? 1 : Math.min(1, place.clientWidth / width));
      setDrawn((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    shrink();
    const watch = new ResizeObserver(shrink);
    watch.observe(place);
    watch.observe(paper);
    return () => watch.disconnect();
  }, []);
  return (
    <figure className="sign-preview" aria-label={label} ref={box}>
      <div className="sign-preview-room" style={{ width: drawn.width * scale, height: drawn.height * scale }}>
        <div className="sign-preview-pages" style={{ transform: `scale(${scale})` }} ref={pages}>
          <SignPages document={document} onFit={onFit} />
        </div>
      </div>
    </figure>
  );
}
