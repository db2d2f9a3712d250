import { useState } from 'react';
import { TextField as AriaTextField, Button, FieldError, Input, Label } from 'react-aria-components';
import './button.css';
import './field.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly showLabel: string;
  readonly hideLabel: string;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
};

/** A secret to type, with a way to look at it. */
export function PassphraseField({ label, showLabel, hideLabel, error = null, ...rest }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <AriaTextField
      {...rest}
      className="field field-counter"
      type={shown ? 'text' : 'password'}
      isInvalid={error !== null}
      validationBehavior="aria"
      autoComplete="off"
      spellCheck="false"
    >
      <Label className="field-label">{label}</Label>
      <div className="field-with-button">
        <Input className="field-input" />
        <Button
          slot={null}
          type="button"
          className="button button-quiet button-normal"
          onPress={() => setShown(!shown)}
        >
          {shown ? hideLabel : showLabel}
          <span className="visually-hidden"> {label}</span>
        </Button>
      </div>
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
