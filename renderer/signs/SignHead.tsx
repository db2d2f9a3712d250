import type { SignDocument } from '../../shared/signs/model.ts';
import { ShopLogo } from '../shop/ShopLogo.tsx';

/** Whose sign it is and what it is about; the shop's mark where it has one. */
export function SignHead({ document, title }: { readonly document: SignDocument; readonly title: string }) {
  return (
    <header className="sign-head">
      {document.logo !== null && <ShopLogo logo={document.logo} className="sign-logo" />}
      <div className="sign-names">
        <p className="sign-shop">{document.shop.name}</p>
        <h1>{title}</h1>
      </div>
    </header>
  );
}
