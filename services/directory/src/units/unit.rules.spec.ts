import { describe, expect, it } from '@jest/globals';
import { ErrorCode } from '@rasad/service-kit';
import {
  createUnit,
  findDepthProblem,
  findDetailsProblems,
  findParentProblem,
  maxDepth,
  renameUnit,
  retagUnit,
  type Unit,
  type UnitDetails,
} from './unit.rules.js';

const details = (code: string, more: Partial<UnitDetails> = {}): UnitDetails => ({
  code,
  kind: 'UNIT',
  name: { en: code },
  tags: [],
  validFrom: null,
  validTo: null,
  sample: false,
  ...more,
});
const make = (id: string, parent: Unit | null = null, more: Partial<UnitDetails> = {}, position = 1) =>
  createUnit(id, details(id, more), parent, position);

describe('a unit', () => {
  it('stands under its parent with the path from the root', () => {
    const root = make('root', null, {}, 3);
    const child = make('child', root, {}, 2);
    expect(child).toMatchObject({ parentId: 'root', path: ['root', 'child'], sortPath: [3, 2], version: 1 });
  });

  it('keeps its tags without order and repetition', () => {
    expect(make('a', null, { tags: ['permits', 'finance', 'permits'] }).tags).toEqual(['finance', 'permits']);
  });

  it('is found by its name and code however they are typed', () => {
    const unit = make('district-1', null, { name: { fa: 'منطقهٔ ١', en: 'District 1' } });
    expect(unit.search).toBe('منطقه 1 district 1 district-1');
    expect(renameUnit(unit, { fa: 'منطقه يك' })).toMatchObject({ search: 'منطقه یک district-1', version: 2 });
  });

  it('takes other attributes as a new version', () => {
    const change = { kind: 'DISTRICT', tags: ['b', 'a'], validFrom: '2026-01-01', sample: true } as const;
    expect(retagUnit(make('a'), change)).toMatchObject({ ...change, tags: ['a', 'b'], version: 2 });
  });

  it.each(['', '-a', 'A', 'الف', 'a b', 'a'.repeat(65), 'a\n'])('is refused the code %j', (code) => {
    expect(findDetailsProblems({ code, tags: [] })).toMatchObject([
      { code: ErrorCode.INVALID, field: ['input', 'code'] },
    ]);
  });

  it('is refused wrong tags and too many of them', () => {
    expect(findDetailsProblems({ code: 'a', tags: ['ok', 'not ok'] })).toMatchObject([
      { code: ErrorCode.INVALID, field: ['input', 'tags'] },
    ]);
    const tags = Array.from({ length: 51 }, (_, index) => `tag-${index}`);
    expect(findDetailsProblems({ code: 'a', tags })).toMatchObject([{ code: ErrorCode.TOO_MANY }]);
  });
});

describe('a place in the tree', () => {
  const today = '2026-11-23';
  it('is not under a parent that begins later', () => {
    const later = make('later', null, { validFrom: '2027-01-01' });
    expect(findParentProblem(later, today, 'input.parentId')).toMatchObject({ code: ErrorCode.INVALID });
    expect(findParentProblem(later, '2027-01-01', 'input.parentId')).toBeNull();
  });

  it('is not deeper than the tree may be', () => {
    let unit = make('0');
    for (let level = 1; level < maxDepth; level++) unit = make(String(level), unit);
    expect(findDepthProblem([unit], 'input.parentId')).toBeNull();
    expect(findDepthProblem([make('deepest', unit)], 'input.parentId')).toMatchObject({
      code: ErrorCode.INVALID,
    });
  });
});
