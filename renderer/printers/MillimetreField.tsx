import { I18nProvider } from 'react-aria-components';
import { useLanguage } from '../app/words.ts';
import { NumberField } from '../kit/NumberField.tsx';

type Props = { readonly label: string; readonly value: number; readonly onChange: (value: number) => void };

/** What a ruler says, in millimetres and their tenths, with the comma or point of the screen's language. */
export function MillimetreField(props: Props) {
  const language = useLanguage((state) => state.language);
  return (
    <I18nProvider locale={language}>
      <NumberField {...props} minValue={0} maxValue={400} step={0.1} />
    </I18nProvider>
  );
}
