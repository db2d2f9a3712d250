import type { ComponentType, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import './nav-item.css';

type Props = {
  readonly icon: ComponentType<{ 'aria-hidden': 'true'; className: string }>;
  readonly isCurrent: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
  /** Something waits there; said to screen readers, shown as a dot. */
  readonly waits?: string | null;
};

/** One place to go, with its picture; the current one is marked for eyes and screen readers. */
export function NavItem({ icon: Icon, isCurrent, onPress, children, waits = null }: Props) {
  return (
    <Button
      className={isCurrent ? 'nav-item nav-item-current' : 'nav-item'}
      onPress={onPress}
      {...(isCurrent ? { 'aria-current': 'page' } : {})}
    >
      <Icon aria-hidden="true" className="nav-item-icon" />
      {children}
      {waits !== null && (
        <span className="nav-item-dot">
          <span className="visually-hidden">{waits}</span>
        </span>
      )}
    </Button>
  );
}
