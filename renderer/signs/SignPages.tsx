import { useRef } from 'react';
import { kindOf, type SignDocument, signSizes } from '../../shared/signs/model.ts';
import { FullSheet } from './FullSheet.tsx';
import { fitSign, type SignFit } from './fit.ts';
import { SignFace } from './SignFace.tsx';
import './sign.css';
import './sign-kinds.css';
import './sign-looks.css';
import { frameOf, pointsOf } from './sign-frame.ts';
import { useMeasured } from './use-measured.ts';

type Props = {
  readonly document: SignDocument;
  /** Told after every measuring, also when nothing changed by it. */
  readonly onFit: (fit: SignFit) => void;
};

/** A sign at its true size: the same drawing is the preview, the PDF and the print. */
export function SignPages(props: Props) {
  return kindOf(props.document.format) === 'full' ? <FullSheet {...props} /> : <OneSheet {...props} />;
}

function OneSheet({ document, onFit }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  useMeasured(() => {
    if (sheet.current !== null) onFit(fitSign(sheet.current));
  });
  const frame = frameOf(document);
  const [least, most] = pointsOf(document);
  const { heightMm } = signSizes[document.format];
  const height = heightMm === 'content' ? 'auto' : `${heightMm}mm`;
  return (
    <div {...frame} ref={sheet} data-least={least} data-most={most} style={{ ...frame.style, height }}>
      {kindOf(document.format) === 'tent' && (
        <div className="sign-behind" aria-hidden="true">
          <SignFace document={document} />
        </div>
      )}
      <SignFace document={document} />
    </div>
  );
}
