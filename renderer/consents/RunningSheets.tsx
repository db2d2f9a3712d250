import type { CSSProperties, ReactNode } from 'react';
import { directionOf } from '../../shared/foundation/language.ts';

type Props = {
  readonly language: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly style?: CSSProperties;
};

/**
 * What runs over as many sheets as it takes. Head and foot of a table come again on every sheet: they are its margins, whatever
 * the printer thinks of others.
 */
export function RunningSheets({ language, children, className = '', style }: Props) {
  return (
    <table
      className={`history-sheets ${className}`.trim()}
      lang={language}
      dir={directionOf(language)}
      role="presentation"
      {...(style === undefined ? {} : { style })}
    >
      <thead>
        <tr>
          <td />
        </tr>
      </thead>
      <tfoot>
        <tr>
          <td />
        </tr>
      </tfoot>
      <tbody>
        <tr>
          <td>{children}</td>
        </tr>
      </tbody>
    </table>
  );
}
