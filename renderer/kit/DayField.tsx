import { TextField as AriaTextField, FieldError, Input, Label, Text } from 'react-aria-components';
import './field.css';

type Props = {
  readonly label: string;
  /** `YYYY-MM-DD`, or empty while it is not a whole day. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly min?: string;
  readonly max?: string;
  readonly description?: string;
  readonly error?: string | null;
  readonly size?: 'normal' | 'counter';
};

/** One day, typed or picked from the system's own calendar, in the order the system's language has it. */
export function DayField({ label, description, error = null, size = 'normal', min, max, ...rest }: Props) {
  return (
    <AriaTextField
      {...rest}
      className={`field field-${size}`}
      isInvalid={error !== null}
      validationBehavior="aria"
      autoComplete="off"
    >
      <Label className="field-label">{label}</Label>
      <Input
        className="field-input field-day"
        type="date"
        {...(min === undefined ? {} : { min })}
        {...(max === undefined ? {} : { max })}
      />
      {description !== undefined && (
        <Text slot="description" className="field-help">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
