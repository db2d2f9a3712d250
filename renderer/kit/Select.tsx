import { ChevronDown } from 'lucide-react';
import {
  Select as AriaSelect,
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import './field.css';
import './select.css';

type Props<Id extends string> = {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly size?: 'normal' | 'counter';
  readonly error?: string | null;
};

/** One of many, behind a button. Typing jumps to it. */
export function Select<Id extends string>({
  label,
  options,
  value,
  onChange,
  size = 'normal',
  error = null,
}: Props<Id>) {
  return (
    <AriaSelect
      className={`field field-${size}`}
      value={value}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.id === key);
        if (option !== undefined) onChange(option.id);
      }}
      isInvalid={error !== null}
      validationBehavior="aria"
      placeholder="–"
    >
      <Label className="field-label">{label}</Label>
      <Button className="field-input select-button">
        <SelectValue />
        <ChevronDown aria-hidden="true" />
      </Button>
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="select-popover">
        <ListBox className="select-list" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} className="select-option">
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
