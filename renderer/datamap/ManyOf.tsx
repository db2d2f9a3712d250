import { Checkbox } from '../kit/Checkbox.tsx';

/** As many of a few as apply, under one question. */
export function ManyOf(props: {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string; readonly help?: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly error: string | null;
}) {
  const { options, chosen, onChange, error } = props;
  return (
    <fieldset className="map-many">
      <legend className="field-label">{props.label}</legend>
      {options.map(({ id, label, help }) => (
        <Checkbox
          key={id}
          isSelected={chosen.includes(id)}
          onChange={(isChosen) =>
            onChange(options.map((one) => one.id).filter((one) => (one === id ? isChosen : chosen.includes(one))))
          }
        >
          <span>
            {label}
            {help !== undefined && <span className="map-many-help"> {help}</span>}
          </span>
        </Checkbox>
      ))}
      {error !== null && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
