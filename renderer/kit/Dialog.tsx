import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import './dialog.css';

type Props = {
  readonly title: string;
  readonly isOpen: boolean;
  /** Escape and the way out. Not called while `isBusy`. */
  readonly onClose: () => void;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
  readonly actions: ReactNode;
};

/** A question in front of everything else. Focus stays in it until it is answered. */
export function Dialog({ title, isOpen, onClose, isBusy = false, children, actions }: Props) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isKeyboardDismissDisabled={isBusy}
      className="dialog-veil"
    >
      <Modal className="dialog-modal">
        <AriaDialog role="alertdialog" className="dialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className="dialog-body">{children}</div>
          <footer className="dialog-actions">{actions}</footer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
