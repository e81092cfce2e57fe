import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { problem, ErrorCode } from '@rasad/service-kit';
import { inLockOrder, maxRows, problemOfRow, repeatedRows, rowCountProblem } from './bulk.rules.js';

const self = (item: string) => item;

describe('the rows of a bulk command', () => {
  it('are at least one and at most as many as one transaction should lock', () => {
    expect(rowCountProblem(0)?.code).toBe('REQUIRED');
    expect(rowCountProblem(1)).toBeNull();
    expect(rowCountProblem(maxRows)).toBeNull();
    expect(rowCountProblem(maxRows + 1)?.code).toBe('TOO_MANY');
  });

  it('are locked in one order, whatever order they come in, and keep their places', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 })), (items) => {
        const ordered = inLockOrder(items, self);
        const targets = ordered.map(({ item }) => item);
        expect(targets).toEqual(inLockOrder([...items].reverse(), self).map(({ item }) => item));
        for (const { item, index } of ordered) expect(items[index]).toBe(item);
        expect(new Set(ordered.map(({ index }) => index)).size).toBe(items.length);
      }),
    );
  });

  it('count once for what they are about: the first is carried out, later ones are told apart', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (items) => {
        const carried = items.filter((_, index) => !repeatedRows(items, self).has(index));
        expect(carried).toEqual([...new Set(items)]);
      }),
    );
  });

  it('tell their problems by their place in the whole input', () => {
    const found = problem(ErrorCode.REQUIRED, 'input.narrative', 'required');
    expect(problemOfRow(found, 7).field).toEqual(['input', 'items', '7', 'narrative']);
    expect(problemOfRow(problem(ErrorCode.STATE, null, 'required'), 0).field).toEqual([
      'input',
      'items',
      '0',
    ]);
  });
});
