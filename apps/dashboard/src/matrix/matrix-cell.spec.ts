import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellStates, decodeCell, needsAttention } from './matrix-cell.rules.js';

describe('A byte of the matrix', () => {
  it.each(cellStates.map((state, value) => [value, state] as const))('%i is %s', (value, state) => {
    expect(decodeCell(value)).toEqual({ state, overdue: false, several: false });
  });

  it('tells lateness and number apart from the state', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.boolean(), fc.boolean(), (value, overdue, several) => {
        const byte = value + (overdue ? 8 : 0) + (several ? 16 : 0);
        expect(decodeCell(byte)).toEqual({ state: cellStates[value], overdue, several });
      }),
    );
  });

  it('wants attention when late, returned or found wanting', () => {
    const wanting = cellStates.filter((_state, value) => needsAttention(value));
    expect(wanting).toEqual(['RETURNED', 'NON_COMPLIANT']);
    expect(needsAttention(8 + 1)).toBe(true);
  });
});
