import { type CalendarDate, parseDate } from '@internationalized/date';
import {
  DateField as AriaDateField,
  DateInput,
  DateSegment,
  FieldError,
  I18nProvider,
  Label,
} from 'react-aria-components';
import './date-field.css';
import './field.css';

type Props = {
  readonly label: string;
  /** ISO date, `2027-01-31`; `null` while nothing whole is typed. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** BCP 47: which order day, month and year come in. */
  readonly locale: string;
  readonly error?: string | null;
};

/** A day, typed or stepped in its parts, in the order of the language. */
export function DateField({ label, value, onChange, locale, error = null }: Props) {
  return (
    <I18nProvider locale={locale}>
      <AriaDateField
        className="field"
        value={value === null ? null : parseDate(value)}
        onChange={(date: CalendarDate | null) => onChange(date === null ? null : date.toString())}
        isInvalid={error !== null}
        validationBehavior="aria"
      >
        <Label className="field-label">{label}</Label>
        <DateInput className="field-input date-input">
          {(segment) => <DateSegment segment={segment} className="date-segment" />}
        </DateInput>
        <FieldError className="field-error">{error}</FieldError>
      </AriaDateField>
    </I18nProvider>
  );
}
