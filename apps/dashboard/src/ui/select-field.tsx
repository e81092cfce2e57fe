import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Button } from './button.js';
import { Icon } from './icon.js';
import styles from './select-field.module.css';

/** One of the things to choose from. */
export interface Choice {
  id: string;
  label: string;
}

interface SelectFieldProps {
  label: string;
  /** Shows the label on the left of the value only to screen readers. */
  quietLabel?: boolean;
  choices: readonly Choice[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Choosing one of a few things from a list. */
export function SelectField({ label, quietLabel = false, choices, chosen, onChoose }: SelectFieldProps) {
  return (
    <Select
      className={styles.select}
      value={chosen}
      onChange={(key) => key !== null && onChoose(String(key))}
      aria-label={quietLabel ? label : undefined}
    >
      {!quietLabel && <Label className={styles.label}>{label}</Label>}
      <Button className={styles.value}>
        <SelectValue />
        <Icon name="next" />
      </Button>
      <Popover className={styles.popover}>
        <ListBox className={styles.list} items={choices}>
          {(choice) => (
            <ListBoxItem className={styles.item} textValue={choice.label}>
              {choice.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
