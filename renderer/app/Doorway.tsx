import { type ReactNode, useEffect, useRef } from 'react';
import { screenLanguages } from '../../shared/foundation/language.ts';
import { Logo } from '../kit/Logo.tsx';
import { Select } from '../kit/Select.tsx';
import { useApp } from './app-store.ts';
import './doorway.css';
import { useLanguage, useWords } from './words.ts';

type Props = {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
  /** It tells what came of long work: it is read from its top, whatever was scrolled to and used before. */
  readonly isNews?: boolean;
};

/** The page in front of the shop: lock, trouble. Quiet, one thing to do, and the language within reach. */
export function Doorway({ title, text, children, isNews = false }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const speak = useApp((state) => state.speak);
  const page = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isNews) return;
    page.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, [isNews]);
  return (
    <main className="doorway" ref={page}>
      <header className="doorway-head">
        <Logo />
        <p className="doorway-name">{say('app.name')}</p>
        <Select
          label={say('app.language.label')}
          options={screenLanguages.map((code) => ({ id: code, label: say(`app.language.${code}`) }))}
          value={language}
          onChange={speak}
        />
      </header>
      <div className="doorway-body">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p className="doorway-text">{text}</p>
        {children}
      </div>
    </main>
  );
}
