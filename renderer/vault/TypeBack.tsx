import { useSheet } from '../app/new-sheet.ts';
import { useWords } from '../app/words.ts';
import { TextField } from '../kit/TextField.tsx';

/** Where the code is typed back from the paper; the screen does not show it any more. */
export function TypeBack({ error }: { readonly error: string | null }) {
  const say = useWords();
  const { typed, type } = useSheet();
  return (
    <TextField
      label={say('ways-in.back.label')}
      description={say('ways-in.back.help')}
      value={typed}
      onChange={type}
      error={error}
      size="counter"
      maxLength={100}
      autoFocus
    />
  );
}
