import type { ReactNode } from 'react';
import { screenLanguages } from '../../shared/foundation/language.ts';
import { Logo } from '../kit/Logo.tsx';
import { Select } from '../kit/Select.tsx';
import { useApp } from './app-store.ts';
import './doorway.css';
import { useLanguage, useWords } from './words.ts';

type Props = { readonly title: string; readonly text: string; readonly children: ReactNode };

/** The page in front of the shop: lock, trouble. Quiet, one thing to do, and the language within reach. */
export function Doorway({ title, text, children }: Props) {
  const say = useWords();
  const language = useLanguage((state) => state.language);
  const speak = useApp((state) => state.speak);
  return (
    <main className="doorway">
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
        <h1>{title}</h1>
        <p className="doorway-text">{text}</p>
        {children}
      </div>
    </main>
  );
}
