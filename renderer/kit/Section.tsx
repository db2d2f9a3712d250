import { type ReactNode, useId } from 'react';
import './page.css';

type Props = { readonly title: string; readonly text?: string; readonly children: ReactNode };

/** Things that belong together, under a heading. */
export function Section({ title, text, children }: Props) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {text !== undefined && <p className="section-text">{text}</p>}
      {children}
    </section>
  );
}
