import { useContext } from 'react';
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarStateContext,
} from 'react-aria-components/Calendar';
import { formats } from '../language/formats.js';
import { Button } from './button.js';
import styles from './date-field.module.css';
import { Icon } from './icon.js';

/** The month and its year; the component's own heading puts the year first in Persian. */
function MonthName() {
  const state = useContext(CalendarStateContext);
  if (!state) return null;
  return <h3 className={styles.month}>{formats.month(state.visibleRange.start.toString())}</h3>;
}

/** A month to pick a day from, in the calendar of the language. */
export default function MonthCalendar() {
  return (
    <Calendar className={styles.calendar}>
      <header className={styles.calendarHead}>
        <Button slot="previous" look="quiet">
          <Icon name="back" directional />
        </Button>
        <MonthName />
        <Button slot="next" look="quiet">
          <span className={styles.turned}>
            <Icon name="back" directional />
          </span>
        </Button>
      </header>
      <CalendarGrid weekdayStyle="narrow">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell className={styles.day} date={date} />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
