import './spinner.css';

/** A small sign of work. Says nothing by itself; the words stand beside it. */
export function Spinner() {
  return <span className="spinner" aria-hidden="true" />;
}
