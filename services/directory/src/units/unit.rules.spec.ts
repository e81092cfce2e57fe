import { describe, expect, it } from '@jest/globals';
import { ErrorCode } from '@rasad/service-kit';
import fc from 'fast-check';
import {
  closeUnit,
  createUnit,
  findCloseProblem,
  findDepthProblem,
  findDetailsProblems,
  findMoveProblem,
  findParentProblem,
  maxDepth,
  moveSubtree,
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
  const root = make('root');
  const child = make('child', root);

  it('is not below the unit itself', () => {
    expect(findMoveProblem(root, child, today)).toMatchObject({ code: ErrorCode.CYCLE });
    expect(findMoveProblem(root, root, today)).toMatchObject({ code: ErrorCode.CYCLE });
  });

  it('is not under a closed parent, nor for a closed unit', () => {
    const other = make('other');
    expect(findMoveProblem(child, closeUnit(other, today), today)).toMatchObject({
      code: ErrorCode.STATE,
      field: ['input', 'parentId'],
    });
    expect(findMoveProblem(closeUnit(child, today), other, today)).toMatchObject({
      code: ErrorCode.STATE,
      field: ['input', 'unitId'],
    });
  });

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

describe('closing a unit', () => {
  const root = make('root', null, { validFrom: '2026-01-01' });

  it('is refused while a unit below goes on beyond that day', () => {
    const below = [make('a', root, { validTo: '2026-06-01' }), make('b', root)];
    expect(findCloseProblem(root, below, '2026-06-01')).toMatchObject({ code: ErrorCode.STATE });
    expect(findCloseProblem(root, below.slice(0, 1), '2026-05-31')).toMatchObject({ code: ErrorCode.STATE });
    expect(findCloseProblem(root, below.slice(0, 1), '2026-06-01')).toBeNull();
  });

  it('is refused on or before its first day, and a second time', () => {
    expect(findCloseProblem(root, [], '2026-01-01')).toMatchObject({ code: ErrorCode.INVALID });
    expect(findCloseProblem(closeUnit(root, '2026-06-01'), [], '2026-07-01')).toMatchObject({
      code: ErrorCode.STATE,
    });
  });
});

/** The tree as plainly as it can be told: every unit with its parent, and whether it is closed. */
type NaiveTree = Map<string, { parent: string | null; position: number; closed: boolean }>;

const naivePath = (tree: NaiveTree, id: string): string[] => {
  const parent = tree.get(id)?.parent ?? null;
  return parent === null ? [id] : [...naivePath(tree, parent), id];
};
const naivePositions = (tree: NaiveTree, id: string) =>
  naivePath(tree, id).map((step) => tree.get(step)?.position);

type Act = { do: 'create' | 'move' | 'close'; unit: number; parent: number };
const day = '2026-11-23';

/** The units as the service keeps them, changed by the rules alone. */
class RuledTree {
  readonly units = new Map<string, Unit>();

  next(parentId: string | null): number {
    const siblings = [...this.units.values()].filter((unit) => unit.parentId === parentId);
    return 1 + Math.max(0, ...siblings.map((unit) => unit.position));
  }

  below(id: string): Unit[] {
    return [...this.units.values()]
      .filter((unit) => unit.path.includes(id))
      .sort((a, b) => a.path.length - b.path.length);
  }

  create(id: string, parent: Unit | null): boolean {
    if (findParentProblem(parent, day, 'input.parentId')) return false;
    this.units.set(id, createUnit(id, details(id), parent, this.next(parent?.id ?? null)));
    return true;
  }

  move(unit: Unit, parent: Unit): boolean {
    if (findMoveProblem(unit, parent, day)) return false;
    if (unit.parentId === parent.id) return true;
    for (const moved of moveSubtree(this.below(unit.id), parent, this.next(parent.id))) {
      this.units.set(moved.id, moved);
    }
    return true;
  }

  close(unit: Unit): boolean {
    if (findCloseProblem(unit, this.below(unit.id).slice(1), day)) return false;
    this.units.set(unit.id, closeUnit(unit, day));
    return true;
  }
}

/** The same acts on the naive tree; says whether they were possible. */
function actNaively(tree: NaiveTree, act: Act['do'], id: string, parent: string | null): boolean {
  const next = () =>
    1 +
    Math.max(0, ...[...tree.values()].filter((unit) => unit.parent === parent).map((unit) => unit.position));
  const own = tree.get(id);
  if (act === 'create') {
    if (parent !== null && tree.get(parent)?.closed) return false;
    tree.set(id, { parent, position: next(), closed: false });
    return true;
  }
  if (!own || own.closed) return false;
  if (act === 'close') {
    const openBelow = [...tree].some(
      ([other, unit]) => other !== id && !unit.closed && naivePath(tree, other).includes(id),
    );
    if (openBelow) return false;
    tree.set(id, { ...own, closed: true });
    return true;
  }
  if (parent === null || naivePath(tree, parent).includes(id) || tree.get(parent)?.closed) return false;
  if (own.parent !== parent) tree.set(id, { ...own, parent, position: next() });
  return true;
}

describe('any sequence of creating, moving and closing', () => {
  const acts = fc.array(
    fc.record({
      do: fc.constantFrom(
        'create' as const,
        'create' as const,
        'move' as const,
        'move' as const,
        'close' as const,
      ),
      unit: fc.nat(30),
      parent: fc.nat(30),
    }),
    { maxLength: 60 },
  );

  it('keeps every path as a walk to the root would find it, and refuses exactly what breaks the tree', () => {
    fc.assert(
      fc.property(acts, (sequence) => {
        const ruled = new RuledTree();
        const naive: NaiveTree = new Map();
        sequence.forEach((act, number) => {
          const existing = [...ruled.units.values()];
          const parent = existing[act.parent % (existing.length + 1)] ?? null;
          const unit = existing[act.unit % Math.max(1, existing.length)];
          const id = act.do === 'create' ? `u${number}` : unit?.id;
          if (id === undefined || (act.do === 'move' && !parent)) return;
          const expected = actNaively(naive, act.do, id, parent?.id ?? null);
          expect(perform(ruled, act.do, id, unit, parent)).toBe(expected);
        });
        for (const unit of ruled.units.values()) {
          expect(unit.path).toEqual(naivePath(naive, unit.id));
          expect(unit.sortPath).toEqual(naivePositions(naive, unit.id));
          expect(new Set(unit.path).size).toBe(unit.path.length);
        }
        const sortPaths = [...ruled.units.values()].map((unit) => unit.sortPath.join());
        expect(new Set(sortPaths).size).toBe(sortPaths.length);
      }),
      { numRuns: 300 },
    );
  });
});

function perform(
  tree: RuledTree,
  act: Act['do'],
  id: string,
  unit: Unit | undefined,
  parent: Unit | null,
): boolean {
  if (act === 'create') return tree.create(id, parent);
  if (!unit) return false;
  return act === 'close' ? tree.close(unit) : parent !== null && tree.move(unit, parent);
}
