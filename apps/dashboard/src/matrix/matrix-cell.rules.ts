/** The worst status behind a cell, in the order of the cell byte's low three bits. */
export const cellStates = [
  'NONE',
  'WAITING',
  'SUBMITTED',
  'RETURNED',
  'COMPLIANT',
  'PARTIALLY_COMPLIANT',
  'NON_COMPLIANT',
  'NOT_APPLICABLE',
] as const;

/** The worst status behind a cell. */
export type CellState = (typeof cellStates)[number];

const stateBits = 0b0000_0111;
const overdueBit = 0b0000_1000;
const severalBit = 0b0001_0000;

/** What one byte of the matrix says. */
export interface Cell {
  state: CellState;
  overdue: boolean;
  /** More than one task behind it. */
  several: boolean;
}

/** The worst status of a cell byte. */
export function stateOf(byte: number): CellState {
  return cellStates[byte & stateBits] ?? 'NONE';
}

/** Whether something behind a cell byte is overdue. */
export function isOverdue(byte: number): boolean {
  return (byte & overdueBit) !== 0;
}

/** Reads a cell byte as the graph's `Matrix.legend` documents it. */
export function decodeCell(byte: number): Cell {
  return { state: stateOf(byte), overdue: isOverdue(byte), several: (byte & severalBit) !== 0 };
}

/** Whether somebody should look at the cell: late, returned or found wanting. */
export function needsAttention(byte: number): boolean {
  const state = stateOf(byte);
  return isOverdue(byte) || state === 'NON_COMPLIANT' || state === 'RETURNED';
}
