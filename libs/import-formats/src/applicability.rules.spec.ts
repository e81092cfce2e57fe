import { describe, expect, it } from '@jest/globals';
import { orgUnitKind, type AssignmentRole } from '@rasad/event-contracts';
import fc from 'fast-check';
import { bearingRole, type BearingUnit } from './applicability.rules.js';
import type { ApplicabilityClause, ExclusionClause } from './obligations.format.js';

const district: BearingUnit = {
  code: 'north',
  kind: 'DISTRICT',
  tags: ['permits', 'contracts'],
  lineage: ['city', 'north'],
};
const any = { kinds: [], tags: [], codes: [], within: [] };

describe('bearingRole', () => {
  it('asks for every list that is not empty and for one entry of each', () => {
    const clause = { ...any, role: 'LEAD' as const, kinds: ['DISTRICT' as const], tags: ['permits', 'it'] };
    const rule = { applicability: [clause], exclusions: [] };
    expect(bearingRole(district, rule)).toBe('LEAD');
    expect(bearingRole({ ...district, tags: ['finance'] }, rule)).toBeNull();
    expect(bearingRole({ ...district, kind: 'UNIT' }, rule)).toBeNull();
  });

  it('takes the strongest role of the clauses that match', () => {
    const clauses = (['INFORMED', 'LEAD', 'SUPPORT'] as const).map((role) => ({
      ...any,
      role,
      codes: ['north'],
    }));
    expect(bearingRole(district, { applicability: clauses, exclusions: [] })).toBe('LEAD');
    expect(bearingRole(district, { applicability: clauses.slice(2), exclusions: [] })).toBe('SUPPORT');
  });

  it('gives nothing to a unit that an exclusion matches', () => {
    const applicability = [{ ...any, role: 'LEAD' as const, kinds: ['DISTRICT' as const] }];
    expect(
      bearingRole(district, { applicability, exclusions: [{ ...any, tags: ['contracts'] }] }),
    ).toBeNull();
  });

  it('reaches a unit and everything below it by `within`, together with the other lists', () => {
    const clause = { ...any, role: 'LEAD' as const, within: ['city'] };
    const rule = { applicability: [clause], exclusions: [] };
    expect(bearingRole(district, rule)).toBe('LEAD');
    expect(bearingRole({ ...district, code: 'city', lineage: ['city'] }, rule)).toBe('LEAD');
    expect(bearingRole({ ...district, lineage: ['village', 'north'] }, rule)).toBeNull();
    const offices = [{ ...clause, kinds: ['DISTRICT_OFFICE' as const] }];
    expect(bearingRole(district, { applicability: offices, exclusions: [] })).toBeNull();
  });

  it('agrees with every unit and clause looked at one by one', () => {
    fc.assert(
      fc.property(
        forest,
        fc.array(bearingClause),
        fc.array(clauseLists),
        (units, applicability, exclusions) => {
          for (const unit of units) {
            const found = bearingRole(
              { ...unit, lineage: lineageOf(unit, units) },
              { applicability, exclusions },
            );
            expect(found).toBe(roleByEnumeration(unit, units, applicability, exclusions));
          }
        },
      ),
    );
  });
});

type TreeUnit = Omit<BearingUnit, 'lineage'> & { parent: string | null };

const names = ['a', 'b', 'c', 'd', 'e'];
const words = fc.subarray(['a', 'b', 'c', 'd', 'e']);
const clauseLists = fc.record({
  kinds: fc.subarray([...orgUnitKind.options].slice(0, 3)),
  tags: words,
  codes: words,
  within: words,
});
const bearingClause = fc
  .tuple(clauseLists, fc.constantFrom<AssignmentRole>('LEAD', 'SUPPORT', 'INFORMED'))
  .map(([lists, role]) => ({ ...lists, role }));

/** Trees over the five names: the parent of each is one of those before it, or none. */
const forest: fc.Arbitrary<TreeUnit[]> = fc.tuple(
  ...names.map((code, index) =>
    fc.record({
      code: fc.constant(code),
      kind: fc.constantFrom(...orgUnitKind.options.slice(0, 3)),
      tags: words,
      parent: fc.constantFrom(null, ...names.slice(0, index)),
    }),
  ),
);

function lineageOf(unit: TreeUnit, units: readonly TreeUnit[]): string[] {
  const parent = units.find(({ code }) => code === unit.parent);
  return [...(parent ? lineageOf(parent, units) : []), unit.code];
}

/** The rule as its definition reads: the units that each condition names, as sets, one after the other. */
function roleByEnumeration(
  unit: TreeUnit,
  units: readonly TreeUnit[],
  applicability: readonly ApplicabilityClause[],
  exclusions: readonly ExclusionClause[],
): AssignmentRole | null {
  if (exclusions.some((clause) => unitsNamedBy(clause, units).has(unit.code))) return null;
  for (const role of ['LEAD', 'SUPPORT', 'INFORMED'] as const) {
    const clauses = applicability.filter((clause) => clause.role === role);
    if (clauses.some((clause) => unitsNamedBy(clause, units).has(unit.code))) return role;
  }
  return null;
}

function unitsNamedBy(
  { kinds, tags, codes, within }: ExclusionClause,
  units: readonly TreeUnit[],
): Set<string> {
  const everyone = new Set(units.map(({ code }) => code));
  const conditions = [
    kinds.length > 0 ? units.filter(({ kind }) => kinds.includes(kind)).map(({ code }) => code) : everyone,
    tags.length > 0
      ? units.filter((unit) => tags.some((tag) => unit.tags.includes(tag))).map(({ code }) => code)
      : everyone,
    codes.length > 0 ? codes : everyone,
    within.length > 0 ? within.flatMap((top) => withAllBelow(top, units)) : everyone,
  ];
  return new Set([...everyone].filter((code) => conditions.every((named) => [...named].includes(code))));
}

function withAllBelow(top: string, units: readonly TreeUnit[]): string[] {
  return [
    top,
    ...units.filter(({ parent }) => parent === top).flatMap(({ code }) => withAllBelow(code, units)),
  ];
}
