import type { CSSProperties } from 'react';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import styles from './meter.module.css';

/** A score 0..1 as a bar with its number; a dash where there is nothing to score. */
export function ScoreMeter({ score }: { score: number | null | undefined }) {
  if (score == null) return <span className={styles.none}>{m.score_none()}</span>;
  return (
    <div className={styles.meter}>
      <div className={styles.track} aria-hidden="true">
        <i className={styles.bar} style={{ '--share': `${score * 100}%` } as CSSProperties} />
      </div>
      <b className={styles.number}>{formats.wholePercent(score)}</b>
    </div>
  );
}
