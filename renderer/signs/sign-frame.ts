import { directionOf } from '../../shared/foundation/language.ts';
import { kindOf, type SignDocument, signSizes } from '../../shared/signs/model.ts';
import { accentColours } from '../kit/accent.ts';
import { rooms } from './sign-sizes.ts';

/** What every sheet of a sign has: its design, its language, its width, the shop's colour. */
export function frameOf({ format, look, language, accent }: SignDocument) {
  const { onAccent, inkOnLight } = accentColours(accent);
  const { safeMm } = rooms[format];
  return {
    className: `sign sign-${kindOf(format)} sign-${format} look-${look.layout}${look.large ? ' sign-large' : ''}`,
    lang: language,
    dir: directionOf(language),
    style: {
      width: `${signSizes[format].widthMm}mm`,
      '--sign-accent': accent,
      '--sign-on-accent': onAccent,
      '--sign-ink': inkOnLight,
      '--sign-safe': `${safeMm}mm`,
    },
  };
}

/** The smallest and the largest size of its running text, in points. */
export function pointsOf({ format, look }: SignDocument): readonly [least: number, most: number] {
  const { normal, large } = rooms[format];
  return look.large ? large : normal;
}
