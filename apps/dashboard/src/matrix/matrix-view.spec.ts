/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { smallMatrix } from '../../test/small-matrix.js';
import { readMatrixSearch, type MatrixSearch } from './matrix-search.rules.js';
import { lineOf, subtree, unfolded, withAncestors } from './matrix-tree.rules.js';
import { viewOf } from './matrix-view.rules.js';

/** Parents of a random forest in tree order. */
const forest = fc
  .array(fc.nat(), { minLength: 1, maxLength: 40 })
  .map((numbers) => numbers.map((number, index) => (index === 0 ? -1 : (number % (index + 1)) - 1)));

describe('Folding a tree', () => {
  it('hides exactly what has a folded ancestor', () => {
    fc.assert(
      fc.property(forest, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (parents, flags) => {
        const folded = (index: number) => flags[index] === true;
        const all = parents.map(() => true);
        const expected = parents
          .map((_parent, index) => index)
          .filter((index) => !lineOf(parents, index).slice(1).some(folded));
        expect(unfolded(parents, all, folded)).toEqual(expected);
      }),
    );
  });

  it('keeps the place of a hit in the tree', () => {
    fc.assert(
      fc.property(forest, fc.nat(), (parents, number) => {
        const hit = number % parents.length;
        const kept = withAncestors(parents, (index) => index === hit);
        expect(kept.flatMap((keep, index) => (keep ? [index] : []))).toEqual(
          lineOf(parents, hit).sort((a, b) => a - b),
        );
      }),
    );
  });

  it('takes a node and all that is below it', () => {
    expect(subtree([-1, 0, 1, 1, 0, -1], 1)).toEqual([false, true, true, true, false, false]);
  });
});

describe('What of the matrix is shown', () => {
  const shown = (search: MatrixSearch) => {
    const matrix = smallMatrix();
    const { rows, columns } = viewOf(matrix, search);
    return [
      rows.map((row) => matrix.rows.nodes[row]?.eId),
      columns.map((column) => matrix.columns.nodes[column]?.code),
    ];
  };

  it('leaves out provisions and units without tasks until they are asked for', () => {
    expect(shown({})).toEqual([
      ['chp_1', 'art_1', 'art_1__cl_a', 'art_1__cl_b'],
      ['city', 'district-1', 'office-1', 'district-2'],
    ]);
    expect(shown({ empty: 'shown' })[0]).toContain('art_2');
  });

  it('folds branches of both trees', () => {
    expect(shown({ fold: ['art_1', 'district-1'] })).toEqual([
      ['chp_1', 'art_1'],
      ['city', 'district-1', 'district-2'],
    ]);
  });

  it('narrows to a unit and the provisions that bind it', () => {
    expect(shown({ unit: 'district-1' })).toEqual([
      ['chp_1', 'art_1', 'art_1__cl_a'],
      ['district-1', 'office-1'],
    ]);
  });

  it('narrows to a provision and the units that it binds', () => {
    expect(shown({ provision: 'art_1__cl_b' })).toEqual([['art_1__cl_b'], ['city', 'district-2']]);
  });

  it('shows a provision that binds nobody when it is asked for by name', () => {
    expect(shown({ provision: 'art_2' })).toEqual([['art_2'], []]);
  });

  it('finds what needs attention, with its place in both trees', () => {
    expect(shown({ show: 'attention' })).toEqual([
      ['chp_1', 'art_1', 'art_1__cl_b'],
      ['city', 'district-2'],
    ]);
  });

  it('puts units of one kind side by side', () => {
    expect(shown({ kind: 'DISTRICT' })[1]).toEqual(['district-1', 'district-2']);
  });

  it('finds words however they were typed', () => {
    expect(shown({ q: 'منطقه 1' })[1]).toEqual(['city', 'district-1', 'office-1']);
    expect(shown({ q: 'قراردادها' })[0]).toEqual(['chp_1', 'art_1', 'art_1__cl_b']);
  });
});

describe('The address of the matrix', () => {
  it('gives back what it understands and leaves out the rest', () => {
    const search: MatrixSearch = {
      unit: 'district-1',
      show: 'attention',
      fold: ['art_1'],
      cell: 'art_1:city',
      q: 'x',
    };
    expect(readMatrixSearch({ ...search, kind: 'PALACE', empty: true, more: 1 })).toEqual(search);
    expect(readMatrixSearch({ fold: 'art_1', q: '', unit: 7 })).toEqual({});
  });
});
