import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import './choice.css';
import './field.css';

type Props = {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly error?: string | null;
};

/** One thing to agree to. Never ticked by itself. */
export function Checkbox({ children, error = null, ...rest }: Props) {
  const errorId = useId();
  return (
    <div className="field">
      <AriaCheckbox
        {...rest}
        className="checkbox"
        isInvalid={error !== null}
        {...(error === null ? {} : { 'aria-describedby': errorId })}
      >
        <span className="checkbox-box">
          <Check aria-hidden="true" />
        </span>
        {children}
      </AriaCheckbox>
      {error !== null && (
        <span id={errorId} className="field-error">
          {error}
        </span>
      )}
    </div>
  );
}
