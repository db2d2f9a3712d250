// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Checkbox } from '../../renderer/kit/Checkbox.tsx';
import { ChoiceGroup } from '../../renderer/kit/ChoiceGroup.tsx';
import { NumberField } from '../../renderer/kit/NumberField.tsx';
import { PassphraseField } from '../../renderer/kit/PassphraseField.tsx';
import { PickList } from '../../renderer/kit/PickList.tsx';
import { SearchBox } from '../../renderer/kit/SearchBox.tsx';
import { Switch } from '../../renderer/kit/Switch.tsx';
import { TextField } from '../../renderer/kit/TextField.tsx';

afterEach(cleanup);
const user = userEvent.setup();
/** What a screen reader says after the name. */
const described = (element: HTMLElement) =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');

describe('a field with a mistake in it', () => {
  it('keeps what was typed and ties the sentence to the field', async () => {
    function Form() {
      const [value, setValue] = useState('ada@');
      const error = value.endsWith('@') ? 'Something is missing after the @.' : null;
      return <TextField label="E-mail" value={value} onChange={setValue} description="For receipts." error={error} />;
    }
    render(<Form />);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'E-mail' });
    expect(field.value).toBe('ada@');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(described(field)).toContain('Something is missing after the @.');
    expect(described(field)).toContain('For receipts.');
    await user.type(field, 'post.example');
    expect(field.getAttribute('aria-invalid')).toBeNull();
    expect(screen.queryByText(/missing/)).toBeNull();
  });

  it('says so beside a box that should be ticked and a choice that should be made', () => {
    render(
      <>
        <Checkbox isSelected={false} onChange={() => {}} error="Please tick this first.">
          I wrote it down
        </Checkbox>
        <ChoiceGroup label="Kind" options={kinds} value={null} onChange={() => {}} error="Please choose one." />
      </>,
    );
    expect(described(screen.getByRole('checkbox'))).toContain('Please tick this first.');
    expect(described(screen.getByRole('radiogroup'))).toContain('Please choose one.');
  });
});

describe('a passphrase', () => {
  it('is hidden until somebody asks to see it, and can be hidden again', async () => {
    render(<PassphraseField label="Passphrase" value="a" onChange={() => {}} showLabel="Show" hideLabel="Hide" />);
    const field = screen.getByLabelText('Passphrase', { selector: 'input' });
    expect(field.getAttribute('type')).toBe('password');
    await user.click(screen.getByRole('button', { name: 'Show Passphrase' }));
    expect(field.getAttribute('type')).toBe('text');
    await user.click(screen.getByRole('button', { name: 'Hide Passphrase' }));
    expect(field.getAttribute('type')).toBe('password');
  });
});

const kinds = [
  { id: 'florist', label: 'Florist' },
  { id: 'barber', label: 'Barber' },
] as const;
type Kind = (typeof kinds)[number]['id'];

describe('choices', () => {
  it('start with nothing chosen and are made with the keyboard alone', async () => {
    const chosen = vi.fn<(kind: Kind) => void>();
    function Form() {
      const [kind, setKind] = useState<Kind | null>(null);
      const choose = (next: Kind) => {
        chosen(next);
        setKind(next);
      };
      return <ChoiceGroup<Kind> label="Kind of shop" options={kinds} value={kind} onChange={choose} />;
    }
    render(<Form />);
    const [florist, barber] = screen.getAllByRole<HTMLInputElement>('radio');
    expect([florist?.checked, barber?.checked]).toEqual([false, false]);
    await user.tab();
    expect(chosen).not.toHaveBeenCalled();
    await user.keyboard(' {ArrowDown}');
    expect(chosen.mock.calls).toEqual([['florist'], ['barber']]);
    expect(barber?.checked).toBe(true);
  });

  it('of on and off say which they are', async () => {
    const turned = vi.fn<(on: boolean) => void>();
    render(
      <Switch isSelected={false} onChange={turned} description="No birth date is kept.">
        Under sixteen
      </Switch>,
    );
    const toggle = screen.getByRole<HTMLInputElement>('switch', { name: 'Under sixteen' });
    expect(described(toggle)).toContain('No birth date is kept.');
    await user.tab();
    await user.keyboard(' ');
    expect(turned).toHaveBeenCalledExactlyOnceWith(true);
  });
});

describe('a number', () => {
  it('stays within its bounds', async () => {
    const changed = vi.fn<(value: number) => void>();
    render(<NumberField label="Months" value={24} onChange={changed} minValue={1} maxValue={120} />);
    const field = screen.getByRole('textbox', { name: 'Months' });
    await user.clear(field);
    await user.type(field, '500');
    await user.tab();
    expect(changed).toHaveBeenLastCalledWith(120);
  });
});

describe('the big search box', () => {
  const people = [
    { id: '1', name: 'Ada Fern' },
    { id: '2', name: 'Ben Moss' },
  ];
  const best = vi.fn<() => void>();
  const picked = vi.fn<(name: string) => void>();
  function Counter() {
    const [text, setText] = useState('');
    return (
      <>
        <SearchBox
          label="Find"
          placeholder="Name or phone"
          clearLabel="Empty the box"
          value={text}
          onChange={setText}
          onSubmit={best}
          controls="answers"
          autoFocus
        />
        <PickList
          id="answers"
          label="People"
          items={people}
          nameOf={({ name }) => name}
          onPick={({ name }) => picked(name)}
        >
          {({ name }) => name}
        </PickList>
      </>
    );
  }

  it('is ready to type in, takes the best answer with Enter and is emptied with Escape', async () => {
    render(<Counter />);
    const box = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Find' });
    expect(document.activeElement).toBe(box);
    await user.keyboard('ada{Enter}');
    expect(box.value).toBe('ada');
    expect(best).toHaveBeenCalledTimes(1);
    await user.keyboard('{Escape}');
    expect(box.value).toBe('');
  });

  it('leads into the answers with the arrow down, and Enter picks one', async () => {
    render(<Counter />);
    await user.keyboard('a{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('Ada Fern');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(picked).toHaveBeenCalledExactlyOnceWith('Ben Moss');
  });
});
