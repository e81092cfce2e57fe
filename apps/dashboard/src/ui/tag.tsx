import type { ReactNode } from 'react';
import styles from './tag.module.css';

/** How a tag sounds. */
export type Tone = 'good' | 'middling' | 'bad' | 'info' | 'quiet';

/** A short word on a soft ground: a status, a delay. */
export function Tag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>;
}
