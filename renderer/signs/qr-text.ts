import type { Say } from '../../shared/foundation/words.ts';
import { kindOf, type SignDocument } from '../../shared/signs/model.ts';

/** What the square holds, or `null` where there is none. */
export function qrTextOf(
  { format, look, shop, text }: SignDocument,
  say: Say,
): { readonly kind: 'text' | 'address'; readonly text: string } | null {
  // A sticker on the door is there for its square.
  const kind = look.qr === 'none' && kindOf(format) === 'door' ? 'text' : look.qr;
  if (kind === 'none') return null;
  if (kind === 'address') {
    return { kind, text: /^https?:\/\//i.test(look.address) ? look.address : `https://${look.address}` };
  }
  const reach = say('notice.reach', { contact: shop.contact });
  return { kind, text: `${text.short}\n${reach}` };
}
