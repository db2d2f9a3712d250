import type { Logo } from '../../shared/shop/model.ts';

type Props = { readonly logo: Logo; readonly className: string; readonly alt?: string };

/** The shop's mark. Its name stands beside it, so that nothing has to be read out twice. */
export function ShopLogo({ logo, className, alt = '' }: Props) {
  const { type, base64, width, height } = logo;
  return <img className={className} src={`data:${type};base64,${base64}`} width={width} height={height} alt={alt} />;
}
