import { type CountryPack, isConfirmed } from '../../shared/notices/pack.ts';
import { kindOf, type SignFormat, signFormats } from '../../shared/signs/model.ts';

/** What a shop under these rules may print. A camera sign needs confirmed rules about what stands on one. */
export function formatsUnder(pack: CountryPack): readonly SignFormat[] {
  return signFormats.filter((format) => kindOf(format) !== 'camera' || hasCameraSign(pack));
}

function hasCameraSign(pack: CountryPack): boolean {
  return pack.facts.some((fact) => fact.area === 'signs' && fact.key?.startsWith('camera_sign') && isConfirmed(fact));
}
