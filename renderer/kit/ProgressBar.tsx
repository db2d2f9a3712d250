import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components';
import './progress-bar.css';

type Props = { readonly label: string; readonly done: number; readonly total: number };

/** How far long work has come; without a total it only shows that it goes on. */
export function ProgressBar({ label, done, total }: Props) {
  const known = total > 0;
  return (
    <AriaProgressBar
      className="progress"
      value={known ? done : 0}
      maxValue={known ? total : 1}
      isIndeterminate={!known}
    >
      {({ percentage }) => (
        <>
          <Label>{label}</Label>
          <div className="progress-track">
            <div
              className={known ? 'progress-fill' : 'progress-fill progress-going'}
              style={known ? { width: `${percentage ?? 0}%` } : {}}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
