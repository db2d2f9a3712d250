import { useId } from 'react';

/** A text to be copied: all of it is selected when somebody goes into it. */
export function CopyText(props: { readonly label: string; readonly help: string; readonly text: string }) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <textarea
        id={id}
        className="field-input copy-text"
        aria-describedby={`${id}-help`}
        readOnly
        rows={12}
        value={props.text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <span id={`${id}-help`} className="field-help">
        {props.help}
      </span>
    </div>
  );
}
