import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import styles from './chip.module.css';
import { Icon } from './icon.js';

interface ChipProps {
  isOn: boolean;
  onToggle: (on: boolean) => void;
  /** A chip that only says what is chosen has a cross: pressing it clears the choice. */
  clearable?: boolean;
  children: ReactNode;
}

/** A filter that is on or off. */
export function Chip({ isOn, onToggle, clearable = false, children }: ChipProps) {
  return (
    <ToggleButton className={styles.chip} isSelected={isOn} onChange={onToggle}>
      {children}
      {clearable && isOn && <Icon name="close" />}
    </ToggleButton>
  );
}
