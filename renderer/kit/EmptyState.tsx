import type { ReactNode } from 'react';
import './empty-state.css';

type Props = { readonly title: string; readonly children: ReactNode; readonly action?: ReactNode };

/** Nothing here yet: says so kindly, and what to do first. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}
