import type { SlipDocument } from '../../shared/consents/papers.ts';
import { spellStopCode } from '../../shared/consents/stop-code.ts';
import { directionOf } from '../../shared/foundation/language.ts';
import { dayInWords } from '../app/dates.ts';
import { wordsIn } from '../app/words.ts';
import { QrCode } from '../kit/QrCode.tsx';
import { ShopLogo } from '../shop/ShopLogo.tsx';
import { agreedTogether } from './agreed-together.ts';
import './slip.css';

/** What somebody takes away, 80 mm wide and as long as its words, in black alone: on the screen, as PDF and on paper. */
export function SlipPage({ document }: { readonly document: SlipDocument }) {
  const { language, shopName, address, contact, logo } = document;
  const say = wordsIn(language);
  const code = spellStopCode(document.stopCode);
  return (
    <article className="slip" lang={language} dir={directionOf(language)}>
      <header className="slip-head">
        {logo !== null && <ShopLogo logo={logo} className="slip-logo" />}
        <p className="slip-shop">
          <bdi>{shopName}</bdi>
        </p>
        {address !== '' && <p>{address}</p>}
      </header>
      <section>
        <h1>{say('slip.title')}</h1>
        <dl className="slip-agreed">
          {agreedTogether(document.agreed, language).map(({ key, purposeName, sentence }) => (
            <div key={key}>
              <dt>{purposeName}</dt>
              <dd>{sentence}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="slip-stop">
        <h2>{say('slip.stop-title')}</h2>
        <p className="slip-code-name">{say('slip.code')}</p>
        <p className="slip-code">{code}</p>
        <p className="slip-how">{say('slip.how')}</p>
        <QrCode text={`STOP ${code}\n${shopName}\n${say('slip.qr-how')}`} label={say('slip.qr')} />
        <p className="slip-small">{say('slip.qr')}</p>
      </section>
      <footer className="slip-foot">
        {contact !== '' && <p>{say('slip.contact', { contact })}</p>}
        <p>{dayInWords(language, document.at)}</p>
      </footer>
    </article>
  );
}
