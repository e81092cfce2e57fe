import { describe, expect, it } from '@jest/globals';
import { axisOf, coveringIndexes, topOf } from './matrix-axis.rules.js';

const chapter = { id: 'c', path: ['c'] };
const article = { id: 'a', path: ['c', 'a'] };
const note = { id: 'n', path: ['c', 'a', 'n'] };
const other = { id: 'o', path: ['o'] };

describe('an axis of a matrix', () => {
  it('knows the nearest ancestor that it shows, levels in between left out', () => {
    const axis = axisOf([chapter, note, other]);
    expect(axis).toEqual({ ids: ['c', 'n', 'o'], parents: [-1, 0, -1], depths: [0, 1, 0] });
  });

  it('has a disjoint top', () => {
    expect(topOf(axisOf([chapter, article, note, other]))).toEqual([0, 3]);
    expect(topOf(axisOf([article, note]))).toEqual([0]);
  });

  it('tells which of its nodes cover a node of the whole tree', () => {
    expect(coveringIndexes(axisOf([chapter, note]), [chapter, article, note, other])).toEqual([
      [0],
      [0],
      [0, 1],
      [],
    ]);
  });
});
