import { exhaustive } from '../../shared/foundation/exhaustive.ts';
import type { NoticeSection } from '../../shared/notices/model.ts';
import { kindOf, type SignDocument } from '../../shared/signs/model.ts';
import { wordsIn } from '../app/words.ts';
import { SignHead } from './SignHead.tsx';
import { SignQr } from './SignQr.tsx';

/** One side of a sign: head, words, foot. */
export function SignFace({ document }: { readonly document: SignDocument }) {
  return (
    <article className="sign-face">
      <Head document={document} />
      <div className="sign-body">
        <Body document={document} />
      </div>
      <footer className="sign-foot">
        <p>{document.text.footer}</p>
      </footer>
    </article>
  );
}

function Head({ document }: { readonly document: SignDocument }) {
  const title =
    kindOf(document.format) === 'camera' ? wordsIn(document.language)('sign.camera.title') : document.text.title;
  return <SignHead document={document} title={title} />;
}

function Body({ document }: { readonly document: SignDocument }) {
  const { text, language, format } = document;
  const say = wordsIn(language);
  const kind = kindOf(format);
  switch (kind) {
    case 'card':
    case 'tent':
      return <p className="sign-short">{text.short}</p>;
    case 'slip':
      return (
        <>
          <p className="sign-short">{text.short}</p>
          <p className="sign-note">{say('sign.more')}</p>
        </>
      );
    case 'poster':
      return (
        <>
          <p className="sign-short">{text.short}</p>
          <div className="sign-sections">
            {text.sections.map((section) => (
              <Section key={section.key} section={section} />
            ))}
            <p className="sign-more" hidden>
              {say('sign.more')}
            </p>
            <SignQr document={document} />
          </div>
        </>
      );
    case 'camera':
      return <CameraWords document={document} />;
    case 'door':
      return (
        <>
          <p className="sign-short">{say('sign.door')}</p>
          <SignQr document={document} />
        </>
      );
    case 'full':
      throw new Error('the full sheet has pages of its own');
    default:
      return exhaustive(kind);
  }
}

function CameraWords({ document }: { readonly document: SignDocument }) {
  const { language, shop, look } = document;
  const say = wordsIn(language);
  const { cameraHours: hours } = look;
  const keep = hours > 72 ? say('sign.camera.days', { count: hours / 24 }) : say('sign.camera.hours', { count: hours });
  return (
    <>
      <p className="sign-short">{say('sign.camera.why')}</p>
      <ul className="sign-camera-words">
        <li>
          {say('sign.camera.who', {
            shop: shop.name,
            address: shop.address
              .trim()
              .split(/\s*\n\s*/)
              .join(', '),
          })}
        </li>
        <li>{keep}</li>
        <li>{say('sign.camera.basis')}</li>
        <li>{say('sign.camera.rights')}</li>
        <li>{say('sign.camera.contact', { contact: shop.contact })}</li>
        <li>{say('sign.camera.more')}</li>
      </ul>
      <SignQr document={document} />
    </>
  );
}

function Section({ section }: { readonly section: NoticeSection }) {
  const listed = section.key === 'data_categories' || section.key === 'purposes' || section.key === 'retention';
  return (
    <section data-part={section.key}>
      <h2>{section.heading}</h2>
      {listed && section.sentences.length > 1 ? (
        <ul>
          {section.sentences.map(({ text, language }) => (
            <li key={text} {...(language !== undefined && { lang: language })}>
              {text}
            </li>
          ))}
        </ul>
      ) : (
        <p>{section.sentences.map(({ text }) => text).join(' ')}</p>
      )}
    </section>
  );
}
