import type { ReactNode } from 'react';
import './description-list.css';

type Props = { readonly items: readonly { readonly label: string; readonly value: ReactNode }[] };

/** Names and what they stand for, one pair a line. */
export function DescriptionList({ items }: Props) {
  return (
    <dl className="description-list">
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
