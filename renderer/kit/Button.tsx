import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import './button.css';
import { Spinner } from './Spinner.tsx';

type Props = {
  readonly children: ReactNode;
  /** One primary at most on a screen; quiet beside it; plain for the way out; danger for what cannot be undone. */
  readonly variant?: 'primary' | 'quiet' | 'plain' | 'danger';
  /** `counter` is 56 px high, for standing people. */
  readonly size?: 'normal' | 'counter';
  readonly type?: 'button' | 'submit';
  /** The id of the form it sends, where it stands outside of it. */
  readonly form?: string;
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  /** Working: keeps its place and focus, takes no second press, says `pendingLabel`. */
  readonly isPending?: boolean;
  readonly pendingLabel?: string;
  readonly autoFocus?: boolean;
};

/** A button that says what it does, and shows and tells when it is doing it. */
export function Button({
  children,
  variant = 'quiet',
  size = 'normal',
  type = 'button',
  isPending = false,
  pendingLabel,
  onPress,
  ...rest
}: Props) {
  return (
    <AriaButton
      {...rest}
      type={isPending ? 'button' : type}
      onPress={isPending ? nothing : (onPress ?? nothing)}
      className={`button button-${variant} button-${size}`}
    >
      {isPending && <Spinner />}
      <span aria-live="polite">{isPending ? (pendingLabel ?? children) : children}</span>
    </AriaButton>
  );
}

function nothing(): void {}
