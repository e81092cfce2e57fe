import { describe, expect, it } from '@jest/globals';
import { orgUnitKind, type AssignmentRole } from '@rasad/event-contracts';
import { bearingRole } from '@rasad/import-formats';
import fc from 'fast-check';
import {
  existsOn,
  planAssignments,
  type ApplicabilityRule,
  type DerivedUnit,
  type LiveAssignment,
} from './assignment.rules.js';

const today = '2026-11-23';
const none = { kinds: [], tags: [], codes: [], within: [] };

const unit = (id: string, more: Partial<DerivedUnit> = {}): DerivedUnit => ({
  id,
  code: id,
  kind: 'DISTRICT',
  tags: [],
  lineage: [id],
  validFrom: null,
  validTo: null,
  ...more,
});

const districts: ApplicabilityRule = {
  applicability: [{ ...none, role: 'LEAD', kinds: ['DISTRICT'] }],
  exclusions: [{ ...none, codes: ['c'] }],
};

describe('planAssignments', () => {
  it('gives every unit that the rule names an assignment, and an excluded one none', () => {
    const plan = planAssignments(districts, [unit('a'), unit('b', { kind: 'UNIT' }), unit('c')], [], today);
    expect(plan).toEqual({ create: [{ unitId: 'a', role: 'LEAD' }], withdraw: [] });
  });

  it('withdraws from units that closed, were not there yet or no longer match', () => {
    const units = [
      unit('a', { validTo: today }),
      unit('b', { validFrom: '2027-01-01' }),
      unit('d', { kind: 'UNIT' }),
    ];
    const live = units.map(({ id }): LiveAssignment => ({ id: `of-${id}`, unitId: id, role: 'LEAD' }));
    expect(planAssignments(districts, units, live, today)).toEqual({ create: [], withdraw: live });
  });

  it('replaces an assignment whose role changed', () => {
    const live: LiveAssignment[] = [{ id: 'x', unitId: 'a', role: 'SUPPORT' }];
    const plan = planAssignments(districts, [unit('a')], live, today);
    expect(plan).toEqual({ create: [{ unitId: 'a', role: 'LEAD' }], withdraw: live });
  });

  it('withdraws everything of an obligation that no longer binds', () => {
    const live: LiveAssignment[] = [{ id: 'x', unitId: 'a', role: 'LEAD' }];
    expect(planAssignments(null, [unit('a')], live, today)).toEqual({ create: [], withdraw: live });
  });

  it('leads to what the rule gives from any state, and then finds nothing more to do', () => {
    const names = ['a', 'b', 'c', 'd'];
    const words = fc.subarray(names);
    const clause = fc.record({
      kinds: fc.subarray([...orgUnitKind.options]),
      tags: words,
      codes: words,
      within: words,
    });
    const bearing = fc
      .tuple(clause, fc.constantFrom<AssignmentRole>('LEAD', 'SUPPORT', 'INFORMED'))
      .map(([lists, role]) => ({ ...lists, role }))
      .filter((lists) =>
        [lists.kinds, lists.tags, lists.codes, lists.within].some(({ length }) => length > 0),
      );
    const rule = fc.record({ applicability: fc.array(bearing), exclusions: fc.array(bearing) });
    const units = fc.tuple(...names.map((id) => anyUnit(id, words)));
    const live = fc.subarray(names).map((ids) => ids.map((id) => assignment(id, 'SUPPORT')));
    fc.assert(
      fc.property(rule, units, live, (given, tree, before) => {
        const plan = planAssignments(given, tree, before, today);
        const after = [
          ...before.filter((row) => !plan.withdraw.includes(row)),
          ...plan.create.map(({ unitId, role }) => assignment(unitId, role)),
        ];
        const expected = tree.flatMap((candidate) => {
          const role = existsOn(candidate, today) ? bearingRole(candidate, given) : null;
          return role ? [`${candidate.id} ${role}`] : [];
        });
        expect(after.map(({ unitId, role }) => `${unitId} ${role}`).sort()).toEqual(expected.sort());
        expect(planAssignments(given, tree, after, today)).toEqual({ create: [], withdraw: [] });
      }),
    );
  });
});

function assignment(unitId: string, role: AssignmentRole): LiveAssignment {
  return { id: `${unitId}-${role}`, unitId, role };
}

function anyUnit(id: string, tags: fc.Arbitrary<string[]>): fc.Arbitrary<DerivedUnit> {
  const dates = fc.constantFrom(null, '2026-11-22', today, '2026-11-24');
  return fc.record({
    id: fc.constant(id),
    code: fc.constant(id),
    kind: fc.constantFrom(...orgUnitKind.options),
    tags,
    lineage: tags.map((above) => [...above.filter((code) => code !== id), id]),
    validFrom: dates,
    validTo: dates,
  });
}
