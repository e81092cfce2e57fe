import { m } from '../paraglide/messages.js';
import { Mark } from '../ui/mark.js';
import { legendStates, stateLabel } from './matrix-labels.js';
import styles from './matrix-page.module.css';

/** What the shapes mean. */
export function MatrixLegend() {
  return (
    <ul className={styles.legend} aria-label={m.matrix_legend()}>
      {legendStates.map((state) => (
        <li key={state}>
          <Mark name={state} />
          {stateLabel[state]()}
        </li>
      ))}
      <li>
        <Mark name="OVERDUE" />
        {m.overview_overdue()}
      </li>
    </ul>
  );
}
