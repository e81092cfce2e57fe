import type { CSSProperties, ReactNode } from 'react';
import { formats } from '../language/formats.js';
import { m } from '../paraglide/messages.js';
import { Icon } from '../ui/icon.js';
import type { MatrixData } from './matrix-data.rules.js';
import type { Folded } from './matrix-grid.js';
import type { Place } from './matrix-painter.js';
import { branchesOf } from './matrix-tree.rules.js';
import type { MatrixView } from './matrix-view.rules.js';
import styles from './matrix-grid.module.css';

const branches = new WeakMap<readonly number[], Set<number>>();

/** Which nodes have children; kept per tree, because every header asks. */
function hasChildren(parents: readonly number[], index: number): boolean {
  let known = branches.get(parents);
  if (!known) {
    known = branchesOf(parents);
    branches.set(parents, known);
  }
  return known.has(index);
}

function scoreText(score: number | null | undefined): string {
  return score == null ? m.score_none() : formats.wholePercent(score);
}

interface FoldMarkProps {
  foldable: boolean;
  isFolded: boolean;
}

function FoldMark({ foldable, isFolded }: FoldMarkProps) {
  return (
    <span className={styles.fold} data-folded={isFolded || undefined} aria-hidden="true">
      {foldable && <Icon name="next" />}
    </span>
  );
}

interface RowHeaderProps {
  matrix: MatrixData;
  /** Index of the row in the matrix. */
  index: number;
  id: string;
  isActive: boolean;
  folded: Folded;
  onFold: (id: string, folded: boolean) => void;
}

/** A provision with its score over all units on the screen's matrix. */
export function RowHeader({ matrix, index, id, isActive, folded, onFold }: RowHeaderProps) {
  const provision = matrix.rows.nodes[index];
  if (!provision) return null;
  const depth = matrix.rows.depths[index] ?? 0;
  const foldable = hasChildren(matrix.rows.parents, index);
  const isFolded = folded.has(provision.eId);
  const about = provision.heading ?? provision.text;
  return (
    <div
      id={id}
      role="rowheader"
      className={styles.rowHeader}
      aria-colindex={1}
      aria-expanded={foldable ? !isFolded : undefined}
      data-depth={Math.min(depth, 3)}
      data-active={isActive || undefined}
      data-row={provision.eId}
      title={about ? `${provision.label}: ${about}` : provision.label}
      style={{ '--depth': depth } as CSSProperties}
      onClick={foldable ? () => onFold(provision.eId, !isFolded) : undefined}
    >
      <FoldMark foldable={foldable} isFolded={isFolded} />
      <span className={styles.rowName}>
        {provision.label}
        {about && <span className={styles.heading}>: {about}</span>}
      </span>
      <b className={styles.rowScore}>{scoreText(matrix.rows.totals[index]?.score)}</b>
    </div>
  );
}

interface ColumnHeadersProps {
  matrix: MatrixData;
  view: MatrixView;
  first: number;
  end: number;
  folded: Folded;
  onFold: (id: string, folded: boolean) => void;
  idPrefix: string;
  active: Place | null;
  /** The matrix in small, in the corner. */
  map: ReactNode;
}

/** The units, written upward, each with its score over all provisions; the total in the corner. */
export function ColumnHeaders({
  matrix,
  view,
  first,
  end,
  folded,
  onFold,
  idPrefix,
  active,
  map,
}: ColumnHeadersProps) {
  const columns = Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
  return (
    <div className={styles.head} role="row" aria-rowindex={1}>
      <div className={styles.corner} role="columnheader" aria-colindex={1}>
        {map}
        <span>{m.column_provision()}</span>
        <span className={styles.cornerScore}>
          {m.column_score()}{' '}
          <b data-testid="matrix-total">
            {matrix.total.score == null ? m.score_none() : formats.percent(matrix.total.score)}
          </b>
        </span>
      </div>
      {columns.map((column) => {
        const index = view.columns[column] ?? 0;
        const unit = matrix.columns.nodes[index];
        if (!unit) return null;
        const foldable = hasChildren(matrix.columns.parents, index);
        const isFolded = folded.has(unit.code);
        const score = scoreText(matrix.columns.totals[index]?.score);
        return (
          <div
            key={index}
            id={`${idPrefix}-1-${column}`}
            role="columnheader"
            className={styles.columnHeader}
            aria-colindex={column + 2}
            aria-expanded={foldable ? !isFolded : undefined}
            aria-label={formats.list([unit.name, `${m.column_score()} ${score}`])}
            data-active={(active?.row === -1 && active.column === column) || undefined}
            data-branch={foldable || undefined}
            data-column={unit.code}
            title={unit.name}
            style={{ '--column': column } as CSSProperties}
            onClick={foldable ? () => onFold(unit.code, !isFolded) : undefined}
          >
            <span className={styles.columnName}>
              <FoldMark foldable={foldable} isFolded={isFolded} />
              <span>{unit.name}</span>
            </span>
            <b className={styles.columnScore}>{score}</b>
          </div>
        );
      })}
    </div>
  );
}
