import { kindOf, type SignDocument } from '../../shared/signs/model.ts';
import { wordsIn } from '../app/words.ts';
import { QrCode } from '../kit/QrCode.tsx';

/** The square on a sign and what it is for. It holds the words themselves, or the shop's own page and nobody else's. */
export function SignQr({ document }: { readonly document: SignDocument }) {
  const content = qrTextOf(document);
  if (content === null) return null;
  const say = wordsIn(document.language);
  return (
    <div className="sign-qr">
      <QrCode text={content.text} label={say('sign.qr.label')} />
      <p>{say(`sign.qr.${content.kind}`)}</p>
    </div>
  );
}

/** What the square holds, or `null` where there is none. */
export function qrTextOf({
  format,
  look,
  language,
  shop,
  text,
}: SignDocument): { readonly kind: 'text' | 'address'; readonly text: string } | null {
  // A sticker on the door is there for its square.
  const kind = look.qr === 'none' && kindOf(format) === 'door' ? 'text' : look.qr;
  if (kind === 'none') return null;
  if (kind === 'address') {
    return { kind, text: /^https?:\/\//i.test(look.address) ? look.address : `https://${look.address}` };
  }
  const reach = wordsIn(language)('notice.reach', { contact: shop.contact });
  return { kind, text: `${text.short}\n${reach}` };
}
