import { X } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useWords } from '../app/words.ts';
import { Button } from '../kit/Button.tsx';
import { TextField } from '../kit/TextField.tsx';
import { SensitiveHint } from './SensitiveHint.tsx';

/** Tags of one person: typed one after the other, taken from those in use, taken off again. */
export function TagsField({
  tags,
  known,
  onChange,
}: {
  readonly tags: readonly string[];
  readonly known: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
}) {
  const say = useWords();
  const [typed, setTyped] = useState('');
  const offered = known.filter((tag) => !tags.includes(tag)).slice(0, 8);
  function put(tag: string): void {
    const tidy = tag.replace(/\s+/g, ' ').trim();
    if (tidy !== '' && !tags.includes(tidy) && tags.length < 20) onChange([...tags, tidy]);
    setTyped('');
  }
  // Enter is for the tag; the form has its own button.
  function enter(): boolean {
    if (typed.trim() === '') return false;
    put(typed);
    return true;
  }
  return (
    <div className="tags-field">
      {tags.length > 0 && (
        <ul className="tags" aria-label={say('customers.profile.tags')}>
          {tags.map((tag) => (
            <li key={tag}>
              <span>{tag}</span>
              <AriaButton
                className="tag-off"
                aria-label={say('customers.edit.tag-off', { tag })}
                onPress={() => onChange(tags.filter((one) => one !== tag))}
              >
                <X aria-hidden="true" />
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      <div className="tag-new">
        <TextField label={say('customers.edit.tag')} value={typed} onChange={setTyped} onEnter={enter} maxLength={40} />
        <Button onPress={() => put(typed)} isDisabled={typed.trim() === ''}>
          {say('customers.edit.tag-add')}
        </Button>
      </div>
      {offered.length > 0 && (
        <p className="tags-known">
          {offered.map((tag) => (
            <Button key={tag} variant="plain" onPress={() => put(tag)}>
              {tag}
            </Button>
          ))}
        </p>
      )}
      <SensitiveHint text={[...tags, typed].join('\n')} />
    </div>
  );
}
