import type { ReactNode } from 'react';
import './page.css';

type Props = { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode };

/** A page for sitting down: its title, what can be done, the content. */
export function Page({ title, actions, children }: Props) {
  return (
    <div className="page">
      <header className="page-head">
        <h1>{title}</h1>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
