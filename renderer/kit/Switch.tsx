import { type ReactNode, useId } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import './choice.css';
import './field.css';

type Props = {
  readonly children: ReactNode;
  readonly description?: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
};

/** On or off, at once. */
export function Switch({ children, description, ...rest }: Props) {
  const helpId = useId();
  return (
    <div className="field">
      <AriaSwitch {...rest} className="switch" {...(description === undefined ? {} : { 'aria-describedby': helpId })}>
        <span className="switch-track" aria-hidden="true">
          <span className="switch-knob" />
        </span>
        {children}
      </AriaSwitch>
      {description !== undefined && (
        <span id={helpId} className="field-help">
          {description}
        </span>
      )}
    </div>
  );
}
