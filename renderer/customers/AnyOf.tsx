import { useWords } from '../app/words.ts';
import { Select } from '../kit/Select.tsx';

type AnyOfProps<Id extends string> = {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly value: Id | null;
  readonly onChange: (value: Id | null) => void;
};

/** One of several, or any: what a filter leaves open. No id of ours is empty. */
export function AnyOf<Id extends string>({ label, options, value, onChange }: AnyOfProps<Id>) {
  const say = useWords();
  return (
    <Select<Id | ''>
      label={label}
      options={[{ id: '', label: say('customers.selection.any') }, ...options]}
      value={value ?? ''}
      onChange={(id) => onChange(id === '' ? null : id)}
    />
  );
}
