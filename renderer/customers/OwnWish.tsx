import { type CustomerFilter, type FilterChoices, mostLettersOfWish } from '../../shared/customers/selection.ts';
import { useWords } from '../app/words.ts';
import { Select } from '../kit/Select.tsx';
import { TextField } from '../kit/TextField.tsx';
import { AnyOf } from './AnyOf.tsx';

/** A wish about a field of the owner's own while it is put together: a text may still be empty. */
export type OwnDraft = NonNullable<CustomerFilter['own']>;

const wishes = ['some', 'none', 'contains'] as const;

/** Narrows the list down by one field of the owner's own; one that is no longer in the data map is said to be gone. */
export function OwnWish(props: {
  readonly choices: FilterChoices['own'];
  readonly wish: OwnDraft | null;
  readonly onChange: (wish: OwnDraft | null) => void;
  readonly error: string | null;
}) {
  const { choices, wish, onChange, error } = props;
  const say = useWords();
  const word = (key: string) => say(`customers.selection.${key}`);
  const known = choices.map(({ field, name }) => ({ id: field, label: name }));
  const isGone = wish !== null && !known.some(({ id }) => id === wish.field);
  const options = isGone ? [...known, { id: wish.field, label: word('field-gone') }] : known;
  return (
    <>
      <AnyOf
        label={word('own')}
        options={options}
        value={wish?.field ?? null}
        onChange={(field) => onChange(field === null ? null : { is: 'some', field })}
      />
      {wish !== null && (
        <Select
          label={word('own-is-label')}
          options={wishes.map((id) => ({ id, label: word(`own-is.${id}`) }))}
          value={wish.is}
          onChange={(is) =>
            onChange(is === 'contains' ? { is, field: wish.field, text: '' } : { is, field: wish.field })
          }
        />
      )}
      {wish?.is === 'contains' && (
        <TextField
          label={word('own-text')}
          value={wish.text}
          onChange={(text) => onChange({ ...wish, text })}
          maxLength={mostLettersOfWish}
          error={error}
        />
      )}
    </>
  );
}
