import type { ReactNode } from 'react';
import './page.css';

type Props = {
  readonly title: string;
  readonly actions?: ReactNode;
  /** True where a long list scrolls by itself and the page does not. */
  readonly fills?: boolean;
  readonly children: ReactNode;
};

/** A page for sitting down: its title, what can be done, the content. */
export function Page({ title, actions, fills = false, children }: Props) {
  return (
    <div className={fills ? 'page page-fills' : 'page'}>
      <header className="page-head">
        <h1>{title}</h1>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
