import type { ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import './pick-list.css';

type Props<Item extends { readonly id: string }> = {
  readonly id?: string;
  readonly label: string;
  readonly items: readonly Item[];
  readonly nameOf: (item: Item) => string;
  readonly onPick: (item: Item) => void;
  readonly children: (item: Item) => ReactNode;
};

/** A short list to pick one from, by touch, mouse, arrows or first letters. */
export function PickList<Item extends { readonly id: string }>({
  id,
  label,
  items,
  nameOf,
  onPick,
  children,
}: Props<Item>) {
  return (
    <ListBox
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      items={items}
      className="pick-list"
      selectionMode="none"
      onAction={(key) => {
        const item = items.find((candidate) => candidate.id === key);
        if (item !== undefined) onPick(item);
      }}
    >
      {(item) => (
        <ListBoxItem id={item.id} textValue={nameOf(item)} className="pick-list-item">
          {children(item)}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
