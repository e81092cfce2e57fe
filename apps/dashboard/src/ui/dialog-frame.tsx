import type { ReactNode } from 'react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { m } from '../paraglide/messages.js';
import { Button } from './button.js';
import styles from './dialog-frame.module.css';
import { Icon } from './icon.js';

interface DialogFrameProps {
  title: string;
  /** Where it comes from: the middle, or the edge (a drawer; the bottom on the phone). */
  placement?: 'middle' | 'edge';
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog with a heading and a way out. */
export function DialogFrame({ title, placement = 'middle', onClose, children }: DialogFrameProps) {
  return (
    <ModalOverlay
      className={styles.veil}
      data-placement={placement}
      isOpen
      isDismissable
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className={styles.modal}>
        <Dialog className={styles.dialog}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title}>
              {title}
            </Heading>
            <Button look="quiet" aria-label={m.action_close()} onPress={onClose}>
              <Icon name="close" />
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
