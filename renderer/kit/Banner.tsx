import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './banner.css';

type Props = {
  readonly tone: 'info' | 'caution' | 'danger';
  readonly children: ReactNode;
  readonly action?: ReactNode;
};

/** A sentence that has to be seen. Danger is read out at once, the others when there is a pause. */
export function Banner({ tone, children, action }: Props) {
  const Icon = tone === 'info' ? Info : tone === 'caution' ? TriangleAlert : CircleAlert;
  return (
    <div className={`banner banner-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" className="banner-icon" />
      <div className="banner-text">{children}</div>
      {action}
    </div>
  );
}
