import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components';
import './choice.css';
import './field.css';

type Props<Id extends string> = {
  readonly label: string;
  /** True where a heading already says it; screen readers still hear the label. */
  readonly hideLabel?: boolean;
  readonly options: readonly {
    readonly id: Id;
    readonly label: string;
    readonly description?: string;
    /** A drawing of it, beside its name. */
    readonly picture?: ReactNode;
  }[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly error?: string | null;
};

/** One of a few, each a large card. Nothing is chosen beforehand unless the caller says so. */
export function ChoiceGroup<Id extends string>({
  label,
  hideLabel = false,
  options,
  value,
  onChange,
  error = null,
}: Props<Id>) {
  return (
    <RadioGroup
      className="field choices"
      value={value}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.id === chosen);
        if (option !== undefined) onChange(option.id);
      }}
      isInvalid={error !== null}
      validationBehavior="aria"
    >
      <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <div className="choices-cards">
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            className={option.description === undefined ? 'choice choice-short' : 'choice'}
          >
            <span className="choice-mark" aria-hidden="true">
              <Check />
            </span>
            {option.picture}
            <span className="choice-label">{option.label}</span>
            {option.description !== undefined && <span className="choice-text">{option.description}</span>}
          </Radio>
        ))}
      </div>
      <FieldError className="field-error">{error}</FieldError>
    </RadioGroup>
  );
}
