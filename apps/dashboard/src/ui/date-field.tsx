import { GregorianCalendar, parseDate, PersianCalendar, toCalendar, today } from '@internationalized/date';
import { DateInput, DatePicker, DateSegment } from 'react-aria-components/DatePicker';
import { lazy, Suspense } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { formats, zone } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { Button } from './button.js';
import styles from './date-field.module.css';
import { Icon } from './icon.js';

/** Picking is rarer than typing, so the month comes when it is opened. */
const MonthCalendar = lazy(() => import('./month-calendar.js'));

interface DateFieldProps {
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  /** `YYYY-MM-DD`, Gregorian as it travels; shown in the calendar of the language. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** The bound must be of the calendar that is shown: where it is reached, the component goes on in the bound's own. */
const shownCalendar = formats.language === 'fa' ? new PersianCalendar() : new GregorianCalendar();

/** A day, typed or picked: Jalali in Persian, Gregorian in English; never after today in Tehran. */
export default function DateField({ id, label, hint, error, value, onChange }: DateFieldProps) {
  return (
    <DatePicker
      id={id}
      className={styles.field}
      value={value ? parseDate(value) : null}
      onChange={(date) => onChange(date ? date.toString() : null)}
      maxValue={toCalendar(today(zone), shownCalendar)}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className={styles.label}>{label}</Label>
      {hint && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <Group className={styles.group}>
        <DateInput className={styles.input}>
          {(segment) => <DateSegment className={styles.segment} segment={segment} />}
        </DateInput>
        <Button look="quiet">
          <Icon name="calendar" />
        </Button>
      </Group>
      {value && (
        <Button slot={null} look="quiet" onPress={() => onChange(null)}>
          {m.date_clear()}
        </Button>
      )}
      {error && (
        <Text slot="errorMessage" className={styles.error}>
          {error}
        </Text>
      )}
      <Popover className={styles.popover}>
        <Dialog className={styles.dialog}>
          <Suspense>
            <MonthCalendar />
          </Suspense>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
