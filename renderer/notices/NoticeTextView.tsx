import type { ReactNode } from 'react';
import { directionOf } from '../../shared/foundation/language.ts';
import type { NoticeText } from '../../shared/notices/model.ts';
import type { OriginNames } from './origin-words.ts';
import { SentenceLine } from './SentenceLine.tsx';

/** The whole notice, section by section, in one language or in two side by side; each sentence says where it comes from. */
export function NoticeTextView(props: { readonly texts: readonly NoticeText[]; readonly names: OriginNames }) {
  const { texts, names } = props;
  const [first] = texts;
  if (first === undefined) return null;
  return (
    <article className={texts.length > 1 ? 'notice-text notice-pair' : 'notice-text'}>
      <Beside texts={texts}>
        {(text) => (
          <>
            <h3>{text.title}</h3>
            <p className="notice-short">{text.short}</p>
          </>
        )}
      </Beside>
      {first.sections.map(({ key }) => (
        <Beside key={key} texts={texts}>
          {(text) => {
            const section = text.sections.find((one) => one.key === key);
            return section === undefined ? null : (
              <section>
                <h4>{section.heading}</h4>
                <ul>
                  {section.sentences.map((sentence) => (
                    <SentenceLine key={sentence.text} sentence={sentence} names={names} />
                  ))}
                </ul>
              </section>
            );
          }}
        </Beside>
      ))}
      <Beside texts={texts}>{(text) => <p className="notice-footer">{text.footer}</p>}</Beside>
    </article>
  );
}

function Beside(props: { readonly texts: readonly NoticeText[]; readonly children: (text: NoticeText) => ReactNode }) {
  return (
    <div className="notice-beside">
      {props.texts.map((text) => (
        <div key={text.language} lang={text.language} dir={directionOf(text.language)}>
          {props.children(text)}
        </div>
      ))}
    </div>
  );
}
