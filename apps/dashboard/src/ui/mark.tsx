import styles from './mark.module.css';

/** What a mark can say about a task or a cell. */
export type MarkName =
  | 'COMPLIANT'
  | 'PARTIALLY_COMPLIANT'
  | 'NON_COMPLIANT'
  | 'SUBMITTED'
  | 'RETURNED'
  | 'WAITING'
  | 'NOT_APPLICABLE'
  | 'OVERDUE';

interface MarkShape {
  path: string;
  fill: boolean;
  /** A soft ground under the shape. */
  ground?: string;
  className: string | undefined;
}

/** Each meaning has a shape of its own besides its colour, drawn on a 12 × 12 field; the matrix draws the same ones. */
const shapes: Record<MarkName, MarkShape> = {
  COMPLIANT: {
    path: 'M2 0h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V2a2 2 0 0 1 2-2z',
    fill: true,
    className: styles.compliant,
  },
  PARTIALLY_COMPLIANT: {
    path: 'M12 0v10a2 2 0 0 1-2 2H0z',
    fill: true,
    ground: 'M2 0h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V2a2 2 0 0 1 2-2z',
    className: styles.partial,
  },
  NON_COMPLIANT: { path: 'M6 0l6 6-6 6-6-6z', fill: true, className: styles.nonCompliant },
  SUBMITTED: {
    path: 'M3 1h6a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z',
    fill: false,
    className: styles.submitted,
  },
  RETURNED: {
    path: 'M6 1.400l4.600 4.600-4.600 4.600-4.600-4.600z',
    fill: false,
    className: styles.returned,
  },
  WAITING: {
    path: 'M6 3.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5z',
    fill: true,
    className: styles.waiting,
  },
  NOT_APPLICABLE: { path: 'M2 5h8v2H2z', fill: true, className: styles.notApplicable },
  OVERDUE: { path: 'M0 11L6 1l6 10z', fill: true, className: styles.overdue },
};

/** The mark of a meaning; decoration beside the words that say the same. */
export function Mark({ name }: { name: MarkName }) {
  const shape = shapes[name];
  return (
    <svg
      className={`${styles.mark} ${shape.className}`}
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
    >
      {shape.ground && <path className={styles.ground} d={shape.ground} />}
      <path className={shape.fill ? styles.filled : styles.hollow} d={shape.path} />
    </svg>
  );
}
