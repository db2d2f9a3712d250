import { TextField as AriaTextField, FieldError, Input, Label, Text } from 'react-aria-components';
import './field.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string;
  /** What is wrong, beside the field; what was typed stays. */
  readonly error?: string | null;
  readonly size?: 'normal' | 'counter';
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  /** Enter, in place of sending the form; true when it was taken. */
  readonly onEnter?: () => boolean;
};

/** One line to type in, with its label, help and error tied to it. */
export function TextField({ label, description, error = null, size = 'normal', onEnter, ...rest }: Props) {
  return (
    <AriaTextField
      {...rest}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && onEnter?.() === true) event.preventDefault();
        // Escape must reach the dialog around the field.
        else event.continuePropagation();
      }}
      className={`field field-${size}`}
      isInvalid={error !== null}
      validationBehavior="aria"
      autoComplete="off"
    >
      <Label className="field-label">{label}</Label>
      <Input className="field-input" dir="auto" />
      {description !== undefined && (
        <Text slot="description" className="field-help">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
