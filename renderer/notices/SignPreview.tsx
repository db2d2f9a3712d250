import { useLayoutEffect, useRef, useState } from 'react';
import { type OnePage, SignPage } from './SignPage.tsx';

const pixelsPerMm = 96 / 25.4;

/** The printed page as it will be, made smaller to fit: the same drawing, only scaled. */
export function SignPreview({ label, page }: { readonly label: string; readonly page: OnePage }) {
  const box = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0.5);
  const width = page.size.widthMm * pixelsPerMm;
  const height = page.size.heightMm * pixelsPerMm;
  useLayoutEffect(() => {
    const place = box.current;
    if (place === null) return;
    const shrink = () => setScale(Math.min(1, place.clientWidth / width));
    shrink();
    const watch = new ResizeObserver(shrink);
    watch.observe(place);
    return () => watch.disconnect();
  }, [width]);
  return (
    <figure className="sign-preview" aria-label={label} ref={box}>
      <div className="sign-preview-sheet" style={{ width: width * scale, height: height * scale }}>
        <div className="sign-preview-page" style={{ width, height, transform: `scale(${scale})` }}>
          <SignPage page={page} />
        </div>
      </div>
    </figure>
  );
}
