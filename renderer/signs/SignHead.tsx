import type { NoticeText } from '../../shared/notices/model.ts';
import type { SignDocument } from '../../shared/signs/model.ts';
import { ShopLogo } from '../shop/ShopLogo.tsx';

/** Whose sign it is and what it is about; the shop's mark where it has one. */
export function SignHead({
  document,
  title,
  second = null,
}: {
  readonly document: SignDocument;
  readonly title: string;
  /** The title in the language beside. */
  readonly second?: NoticeText | null;
}) {
  return (
    <header className="sign-head">
      {document.logo !== null && <ShopLogo logo={document.logo} className="sign-logo" />}
      <div className="sign-names">
        <p className="sign-shop">{document.shop.name}</p>
        <h1>{title}</h1>
        {second !== null && (
          <p className="sign-second-title" lang={second.language}>
            {second.title}
          </p>
        )}
      </div>
    </header>
  );
}
