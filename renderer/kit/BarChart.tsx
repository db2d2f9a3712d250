import './bar-chart.css';

type Bar = { readonly label: string; readonly value: number; readonly shown: string };
type Props = { readonly title: string; readonly text: string; readonly bars: readonly Bar[] };

/** Bars with their numbers on them. For a screen reader it is the table that the numbers make. */
export function BarChart({ title, text, bars }: Props) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <figure className="bar-chart">
      <figcaption>
        <span className="bar-chart-title">{title}</span>
        <span className="bar-chart-text">{text}</span>
      </figcaption>
      <ol className="bar-chart-bars">
        {bars.map(({ label, value, shown }) => (
          <li key={label}>
            <span className="bar-chart-number">{shown}</span>
            <span
              className="bar-chart-bar"
              style={{ blockSize: value === 0 ? 0 : `max(1px, ${(value / most) * 100}%)` }}
              aria-hidden="true"
            />
            <span className="bar-chart-label">{label}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
