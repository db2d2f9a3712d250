import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { TextField } from './TextField.tsx';

type Props = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Called with what was typed, once it is right. */
  readonly onConfirm: (typed: string) => void;
  readonly children: ReactNode;
  /** Says what to type. */
  readonly typedLabel: string;
  /** What has to be typed, to the letter. */
  readonly expected: string;
  readonly wrongText: string;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly isBusy?: boolean;
  readonly busyLabel?: string;
};

/** For what cannot be undone: the button works only after the right words were typed. */
export function ConfirmDialog({ isOpen, ...rest }: Props) {
  return isOpen ? <OpenConfirmDialog {...rest} /> : null;
}

function OpenConfirmDialog(props: Omit<Props, 'isOpen'>) {
  const { title, onClose, onConfirm, children, typedLabel, expected, wrongText, confirmLabel, cancelLabel, busyLabel } =
    props;
  const isBusy = props.isBusy ?? false;
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  function confirm(): void {
    if (isBusy) return;
    if (typed.trim() === expected) onConfirm(typed.trim());
    else setWrong(true);
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      isBusy={isBusy}
      actions={
        <>
          <Button variant="plain" onPress={onClose} isDisabled={isBusy}>
            {cancelLabel}
          </Button>
          <Button
            variant="danger"
            onPress={confirm}
            isPending={isBusy}
            {...(busyLabel === undefined ? {} : { pendingLabel: busyLabel })}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          confirm();
        }}
        noValidate
      >
        <TextField
          label={typedLabel}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setWrong(false);
          }}
          error={wrong ? wrongText : null}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
