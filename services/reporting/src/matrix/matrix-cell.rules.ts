/** Bits 0 to 2 of a cell: the worst status of the tasks behind it. */
export const cellStatus = {
  NOTHING_ASSIGNED: 0,
  WAITING: 1,
  IN_REVIEW: 2,
  RETURNED: 3,
  COMPLIANT: 4,
  PARTIALLY_COMPLIANT: 5,
  NON_COMPLIANT: 6,
  NOT_APPLICABLE: 7,
} as const;

/** A status of a cell. */
export type CellStatus = keyof typeof cellStatus;

/** Bit 3 of a cell: something behind it is overdue. */
export const overdueBit = 8;

/** Bit 4 of a cell: more than one task is behind it. */
export const severalBit = 16;

/** From the worst on: a cell of a higher level shows the first of these that occurs below. */
const worstFirst: readonly CellStatus[] = [
  'NON_COMPLIANT',
  'RETURNED',
  'PARTIALLY_COMPLIANT',
  'IN_REVIEW',
  'WAITING',
  'COMPLIANT',
  'NOT_APPLICABLE',
];

/**
 * What occurs among tasks, as a set that parts can be joined in with `|`: bit n for status n, and bit 0, which no
 * status with tasks needs, for overdue.
 */
export type Occurrences = number;

/** The set with one status in it. */
export const occurrence = (status: CellStatus): Occurrences => 1 << cellStatus[status];

/** The set with overdue in it. */
export const overdueOccurrence: Occurrences = 1;

/** The byte of a cell from what occurs behind it and the number of tasks. */
export function cellByte(occurrences: Occurrences, tasks: number): number {
  const worst = worstFirst.find((status) => occurrences & occurrence(status));
  return (
    cellStatus[worst ?? 'NOTHING_ASSIGNED'] |
    (occurrences & overdueOccurrence ? overdueBit : 0) |
    (tasks > 1 ? severalBit : 0)
  );
}

/** Most tasks that the packed count of a cell can tell. */
const maxCount = 0xffff;

/** Counts as little-endian uint16, whatever the machine's own order. */
export function packCounts(counts: Uint32Array): Buffer {
  const packed = Buffer.alloc(counts.length * 2);
  counts.forEach((count, index) => packed.writeUInt16LE(Math.min(count, maxCount), index * 2));
  return packed;
}
