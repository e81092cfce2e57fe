import { describe, expect, it } from '@jest/globals';
import type { UnitScope } from '@rasad/service-kit';
import fc from 'fast-check';
import { narrowScope } from './narrow-scope.js';

/** A tree as the parent of each unit; the first is the root. */
const trees = fc
  .array(fc.nat(), { minLength: 1, maxLength: 12 })
  .map((picks) => picks.map((pick, index) => (index === 0 ? null : pick % index)));

const pathIn = (tree: readonly (number | null)[]) => (id: string) => {
  const path: string[] = [];
  if (!(Number(id) in tree)) return undefined;
  for (let at: number | null = Number(id); at !== null; at = tree[at] ?? null) path.unshift(String(at));
  return path;
};

const reaches = (scope: UnitScope, path: readonly string[]) =>
  scope.anywhere ||
  path.some((id) => scope.subtreeOf.includes(id)) ||
  scope.unitIds.includes(path.at(-1) ?? '');

describe('narrowScope', () => {
  it('finds nothing in a unit that is not known', () => {
    const everything = { anywhere: true, subtreeOf: [], unitIds: [] };
    const narrowed = narrowScope(everything, { unitId: 'none', withSubtree: true }, () => undefined);
    expect(narrowed).toEqual({ anywhere: false, subtreeOf: [], unitIds: [] });
  });

  it('reaches exactly what both the scope and the choice reach', () => {
    const ids = fc.array(fc.nat(11).map(String), { maxLength: 3 });
    const scopes = fc.record({ anywhere: fc.boolean(), subtreeOf: ids, unitIds: ids });
    const choices = fc.record({ unitId: fc.nat(11).map(String), withSubtree: fc.boolean() });
    fc.assert(
      fc.property(trees, scopes, choices, (tree, scope, choice) => {
        const pathOf = pathIn(tree);
        const narrowed = narrowScope(scope, choice, pathOf);
        for (const [index] of tree.entries()) {
          const path = pathOf(String(index)) ?? [];
          const chosen = choice.withSubtree ? path.includes(choice.unitId) : path.at(-1) === choice.unitId;
          expect(reaches(narrowed, path)).toBe(chosen && reaches(scope, path));
        }
      }),
    );
  });
});
