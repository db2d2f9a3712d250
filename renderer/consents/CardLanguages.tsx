import { Languages } from 'lucide-react';
import { useState } from 'react';
import { type Language, ownNames } from '../../shared/foundation/language.ts';

/** The card's language, and the others behind it: each called what it calls itself. */
export function CardLanguages(props: {
  readonly label: string;
  readonly languages: readonly Language[];
  readonly current: Language;
  readonly onChoose: (language: Language) => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="card-quiet card-language"
        aria-expanded={open}
        aria-label={`${props.label}: ${ownNames[props.current]}`}
        onClick={() => setOpen(!open)}
      >
        <Languages aria-hidden="true" />
        {ownNames[props.current]}
      </button>
      {open && (
        <fieldset className="card-languages" aria-label={props.label}>
          {props.languages.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              className="card-quiet"
              aria-pressed={one === props.current}
              onClick={() => {
                setOpen(false);
                if (one !== props.current) props.onChoose(one);
              }}
            >
              {ownNames[one]}
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}
