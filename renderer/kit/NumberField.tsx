import { NumberField as AriaNumberField, FieldError, Input, Label, Text } from 'react-aria-components';
import './field.css';

type Props = {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly minValue: number;
  readonly maxValue: number;
  /** What the arrows count by; left out, whole numbers. */
  readonly step?: number;
  readonly description?: string;
  readonly error?: string | null;
};

/** A number; arrows count, the wheel does not. */
export function NumberField({ label, description, error = null, ...rest }: Props) {
  return (
    <AriaNumberField
      {...rest}
      className="field field-number-field"
      isWheelDisabled
      isInvalid={error !== null}
      validationBehavior="aria"
    >
      <Label className="field-label">{label}</Label>
      <div className="field-number">
        <Input className="field-input" />
      </div>
      {description !== undefined && (
        <Text slot="description" className="field-help">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaNumberField>
  );
}
