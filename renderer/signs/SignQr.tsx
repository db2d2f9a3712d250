import type { SignDocument } from '../../shared/signs/model.ts';
import { wordsIn } from '../app/words.ts';
import { QrCode } from '../kit/QrCode.tsx';
import { qrTextOf } from './qr-text.ts';

/** The square on a sign and what it is for. It holds the words themselves, or the shop's own page and nobody else's. */
export function SignQr({ document }: { readonly document: SignDocument }) {
  const say = wordsIn(document.language);
  const content = qrTextOf(document, say);
  if (content === null) return null;
  return (
    <div className="sign-qr">
      <QrCode text={content.text} label={say('sign.qr.label')} />
      <p>{say(`sign.qr.${content.kind}`)}</p>
    </div>
  );
}
