import { formats } from '../language/formats.js';
import { resultLabel, statusLabel } from '../language/labels.js';
import { m } from '../paraglide/messages.js';
import type { MarkName } from '../ui/mark.js';
import { decodeCell, type CellState } from './matrix-cell.rules.js';
import { rowName } from './matrix-view.rules.js';
import type { MatrixData } from './matrix-data.rules.js';

/** Words for what a cell shows. */
export const stateLabel: Record<CellState, () => string> = {
  NONE: m.cell_none,
  WAITING: m.state_waiting,
  SUBMITTED: statusLabel.SUBMITTED,
  RETURNED: statusLabel.RETURNED,
  COMPLIANT: resultLabel.COMPLIANT,
  PARTIALLY_COMPLIANT: resultLabel.PARTIALLY_COMPLIANT,
  NON_COMPLIANT: resultLabel.NON_COMPLIANT,
  NOT_APPLICABLE: resultLabel.NOT_APPLICABLE,
};

/** The states that have a mark, in the order of the legend. */
export const legendStates: readonly Exclude<MarkName, 'OVERDUE'>[] = [
  'COMPLIANT',
  'PARTIALLY_COMPLIANT',
  'NON_COMPLIANT',
  'SUBMITTED',
  'RETURNED',
  'WAITING',
  'NOT_APPLICABLE',
];

/** What a cell says in words: state, number of tasks, lateness. */
export function cellWords(byte: number, count: number): string {
  const { state, overdue, several } = decodeCell(byte);
  const words = [stateLabel[state]()];
  if (several) words.push(m.cell_tasks({ count, tasks: formats.number(count) }));
  if (overdue) words.push(m.overview_overdue());
  return formats.list(words);
}

/** A cell with its provision and unit, for the screen reader and announcements. */
export function cellLabel(matrix: MatrixData, cell: number): string {
  const width = matrix.columns.nodes.length;
  const row = matrix.rows.nodes[Math.floor(cell / width)];
  const column = matrix.columns.nodes[cell % width];
  if (!row || !column) return '';
  return `${rowName(row)} · ${column.name}: ${cellWords(matrix.cells[cell] ?? 0, matrix.counts[cell] ?? 0)}`;
}

/** The name of a cell in the address and in `data-cell`: `eId:code`. */
export function cellKey(matrix: MatrixData, row: number, column: number): string {
  return `${matrix.rows.nodes[row]?.eId}:${matrix.columns.nodes[column]?.code}`;
}
