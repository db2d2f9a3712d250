import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import './search-box.css';

type Props = {
  readonly label: string;
  readonly placeholder: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter: takes the best match. */
  readonly onSubmit?: () => void;
  /** The id of the list that answers, while there is one; the arrow down goes into it. */
  readonly controls?: string | null;
  readonly autoFocus?: boolean;
};

/** The one big box. Escape empties it, Enter takes the first answer, the arrow down goes into the answers. */
export function SearchBox({
  label,
  placeholder,
  clearLabel,
  controls = null,
  onSubmit,
  autoFocus = false,
  ...rest
}: Props) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  function intoList(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || controls === null) return;
    const first = document.getElementById(controls)?.querySelector<HTMLElement>('[role="option"], [role="row"]');
    if (first === null || first === undefined) return;
    event.preventDefault();
    first.focus();
  }
  return (
    <SearchField
      {...rest}
      className="search-box"
      autoComplete="off"
      spellCheck="false"
      {...(onSubmit === undefined ? {} : { onSubmit })}
    >
      <Label className="visually-hidden">{label}</Label>
      <Input
        dir="auto"
        ref={input}
        className="search-box-input"
        placeholder={placeholder}
        onKeyDown={intoList}
        {...(controls === null ? {} : { 'aria-controls': controls })}
      />
      <Button className="search-box-clear" aria-label={clearLabel}>
        <X aria-hidden="true" />
      </Button>
    </SearchField>
  );
}
