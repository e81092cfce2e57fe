import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.js';
import styles from './evidence-titles.module.css';
import type { DraftEvidence } from './report-drafts.js';

interface EvidenceTitlesProps {
  evidence: readonly DraftEvidence[];
  /** What can be done with a piece, at its end. */
  action?: (piece: DraftEvidence) => ReactNode;
}

/** The pieces of evidence by their titles. */
export function EvidenceTitles({ evidence, action }: EvidenceTitlesProps) {
  return (
    <ul className={styles.list}>
      {evidence.map((piece) => (
        <li key={piece.id} className={styles.piece}>
          <Icon name={piece.kind === 'FILE' ? 'law' : 'next'} directional={piece.kind === 'LINK'} />
          <span className={styles.title} dir="auto">
            {piece.title}
          </span>
          {action?.(piece)}
        </li>
      ))}
    </ul>
  );
}
