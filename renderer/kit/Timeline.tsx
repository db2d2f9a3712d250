import type { ReactNode } from 'react';
import './timeline.css';

type Props = {
  readonly label: string;
  readonly entries: readonly { readonly key: string; readonly when: string; readonly what: ReactNode }[];
};

/** What happened, in order, with when beside it. */
export function Timeline({ label, entries }: Props) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key}>
          <span className="timeline-when">{entry.when}</span>
          <div>{entry.what}</div>
        </li>
      ))}
    </ol>
  );
}
