import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cellByte,
  cellStatus,
  occurrence,
  overdueOccurrence,
  packCounts,
  type CellStatus,
} from './matrix-cell.rules.js';

const statuses = Object.keys(cellStatus).filter((status) => status !== 'NOTHING_ASSIGNED') as CellStatus[];

/** Codes from the worst on, as the legend promises them to clients. */
const promisedOrder = [6, 3, 5, 2, 1, 4, 7, 0];

describe('the byte of a cell', () => {
  it('is 0 where nothing is assigned', () => {
    expect(cellByte(0, 0)).toBe(0);
  });

  it('shows the worst of what occurs behind it, for every combination', () => {
    for (let set = 0; set < 2 ** statuses.length; set++) {
      const occurring = statuses.filter((_, index) => set & (1 << index));
      const byte = cellByte(
        occurring.reduce((all, status) => all | occurrence(status), 0),
        occurring.length,
      );
      const worst = promisedOrder.find((code) => occurring.some((status) => cellStatus[status] === code));
      expect(byte & 7).toBe(worst ?? 0);
      expect(byte >> 5).toBe(0);
    }
  });

  it('tells overdue and several tasks in bits of their own', () => {
    fc.assert(
      fc.property(
        fc.subarray(statuses, { minLength: 1 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 5 }),
        (found, late, tasks) => {
          const all = found.reduce((set, status) => set | occurrence(status), late ? overdueOccurrence : 0);
          const byte = cellByte(all, tasks);
          expect(Boolean(byte & 8)).toBe(late);
          expect(Boolean(byte & 16)).toBe(tasks > 1);
        },
      ),
    );
  });

  it('of a joined set is the byte of the worse part', () => {
    const set = fc
      .subarray(statuses)
      .map((found) => found.reduce((all, status) => all | occurrence(status), 0));
    const rank = (byte: number) => promisedOrder.indexOf(byte & 7);
    fc.assert(
      fc.property(set, set, (a, b) => {
        expect(rank(cellByte(a | b, 1))).toBe(Math.min(rank(cellByte(a, 1)), rank(cellByte(b, 1))));
      }),
    );
  });
});

describe('packed counts', () => {
  it('are little-endian and stop at 65535', () => {
    expect([...packCounts(new Uint32Array([1, 258, 70_000]))]).toEqual([1, 0, 2, 1, 255, 255]);
  });
});
