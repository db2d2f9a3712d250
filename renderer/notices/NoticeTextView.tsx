import type { NoticeText } from '../../shared/notices/model.ts';
import { useWords } from '../app/words.ts';

/** The whole notice, section by section; each sentence can say where it comes from. */
export function NoticeTextView({ text }: { readonly text: NoticeText }) {
  const say = useWords();
  return (
    <article className="notice-text" lang={text.language}>
      <h3>{text.title}</h3>
      <p className="notice-short">{text.short}</p>
      {text.sections.map((section) => (
        <section key={section.key}>
          <h4>{section.heading}</h4>
          <ul>
            {section.sentences.map((sentence) => (
              <li key={sentence.text} title={`${say('notices.from')} ${sentence.from.join(', ')}`}>
                {sentence.text}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="notice-footer">{text.footer}</p>
    </article>
  );
}
