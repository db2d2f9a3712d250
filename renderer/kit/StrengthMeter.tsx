import { Meter } from 'react-aria-components';
import './strength-meter.css';

type Props = { readonly label: string; readonly score: 0 | 1 | 2 | 3 | 4; readonly text: string };

/** How strong something is, from 0 to 4, in a bar and in words. */
export function StrengthMeter({ label, score, text }: Props) {
  return (
    <Meter
      aria-label={label}
      value={score}
      minValue={0}
      maxValue={4}
      valueLabel={text}
      className={`strength strength-${score}`}
    >
      <div className="strength-bar" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span key={step} className={step <= score ? 'strength-full' : 'strength-empty'} />
        ))}
      </div>
      <span className="strength-text">{text}</span>
    </Meter>
  );
}
