import { useId } from 'react';
import './field.css';

type Props = {
  readonly label: string;
  readonly description: string;
  /** `#rrggbb`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A colour, chosen with the system's own picker. */
export function ColourField({ label, description, value, onChange }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="color"
        className="field-input field-colour"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={`${id}-help`}
      />
      <span id={`${id}-help`} className="field-help">
        {description}
      </span>
    </div>
  );
}
