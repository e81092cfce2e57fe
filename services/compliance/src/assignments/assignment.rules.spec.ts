import { describe, expect, it } from '@jest/globals';
import { orgUnitKind, type AssignmentRole } from '@rasad/event-contracts';
import { bearingRole } from '@rasad/import-formats';
import fc from 'fast-check';
import {
  planAssignments,
  type ApplicabilityRule,
  type DerivedUnit,
  type LiveAssignment,
} from './assignment.rules.js';
import { existsOn } from './succession.rules.js';

const today = '2026-11-23';
const none = { kinds: [], tags: [], codes: [], within: [] };

const unit = (id: string, more: Partial<DerivedUnit> = {}): DerivedUnit => ({
  id,
  code: id,
  name: { en: id },
  kind: 'DISTRICT',
  tags: [],
  lineage: [id],
  validFrom: null,
  validTo: null,
  successorIds: [],
  ...more,
});

const closed = { validTo: today };

const districts: ApplicabilityRule = {
  applicability: [{ ...none, role: 'LEAD', kinds: ['DISTRICT'] }],
  exclusions: [{ ...none, codes: ['c'] }],
};

const rule = (unitId: string, role: AssignmentRole, predecessor: DerivedUnit | null = null) => ({
  ...{ origin: 'RULE', reason: null },
  ...{ unitId, role, predecessor },
});

describe('planAssignments', () => {
  it('gives every unit that the rule names an assignment, and an excluded one none', () => {
    const plan = planAssignments(districts, [unit('a'), unit('b', { kind: 'UNIT' }), unit('c')], [], today);
    expect(plan).toEqual({ create: [rule('a', 'LEAD')], withdraw: [] });
  });

  it('withdraws from units that closed, were not there yet or no longer match', () => {
    const units = [unit('a', closed), unit('b', { validFrom: '2027-01-01' }), unit('d', { kind: 'UNIT' })];
    const live = units.map(({ id }) => assignment(id, 'LEAD'));
    const { create, withdraw } = planAssignments(districts, units, live, today);
    expect(create).toEqual([]);
    expect(withdraw).toEqual([
      { assignment: live[0], why: 'UNIT_ENDED', heirIds: [] },
      { assignment: live[1], why: 'RULE', heirIds: [] },
      { assignment: live[2], why: 'RULE', heirIds: [] },
    ]);
  });

  it('replaces an assignment whose role changed', () => {
    const live = [assignment('a', 'SUPPORT')];
    const plan = planAssignments(districts, [unit('a')], live, today);
    expect(plan).toEqual({
      create: [rule('a', 'LEAD')],
      withdraw: [{ assignment: live[0], why: 'RULE', heirIds: [] }],
    });
  });

  it('withdraws everything of an obligation that no longer binds, also what was made by hand', () => {
    const live = [assignment('a', 'LEAD'), byHand('b', 'LEAD')];
    expect(planAssignments(null, [unit('a'), unit('b')], live, today)).toEqual({
      create: [],
      withdraw: live.map((row) => ({ assignment: row, why: 'LAW', heirIds: [] })),
    });
  });

  it('leaves alone what was made by hand, whatever the rule says', () => {
    const units = [unit('a', { kind: 'UNIT' }), unit('b')];
    const live = [byHand('a', 'LEAD'), byHand('b', 'SUPPORT')];
    expect(planAssignments(districts, units, live, today)).toEqual({ create: [], withdraw: [] });
  });

  it('lets a successor that the rule does not name take over, and names whom it succeeds', () => {
    const predecessor = unit('a', { ...closed, successorIds: ['d'] });
    const live = [assignment('a', 'LEAD')];
    const plan = planAssignments(districts, [predecessor, unit('d', { kind: 'ORGANISATION' })], live, today);
    expect(plan).toEqual({
      create: [rule('d', 'LEAD', predecessor)],
      withdraw: [{ assignment: live[0], why: 'UNIT_ENDED', heirIds: ['d'] }],
    });
  });

  it('gives a successor that the rule names its own assignment, once, and an excluded one nothing', () => {
    const successors = { ...closed, successorIds: ['b', 'c'] };
    const plan = planAssignments(districts, [unit('a', successors), unit('b'), unit('c')], [], today);
    expect(plan.create).toEqual([rule('b', 'LEAD')]);
  });

  it('follows successors that ended themselves, also where they succeed one another in a circle', () => {
    const first = unit('a', { ...closed, successorIds: ['b'] });
    const second = unit('b', { ...closed, kind: 'UNIT', successorIds: ['a', 'd'] });
    const heir = unit('d', { kind: 'UNIT' });
    const { create } = planAssignments(districts, [first, second, heir], [], today);
    expect(create).toEqual([rule('d', 'LEAD', first)]);
  });

  it('waits for a successor that does not exist yet, and passes nothing on before the day', () => {
    const early = unit('a', { ...closed, successorIds: ['d'] });
    const later = unit('d', { kind: 'UNIT', validFrom: '2026-11-24' });
    expect(planAssignments(districts, [early, later], [], today).create).toEqual([]);
    const open = unit('a', { validTo: '2026-11-24', successorIds: ['d'] });
    const { create } = planAssignments(districts, [open, unit('d', { kind: 'UNIT' })], [], today);
    expect(create).toEqual([rule('a', 'LEAD')]);
  });

  it('passes what was made by hand to the heirs, with its reason', () => {
    const predecessor = unit('a', { ...closed, kind: 'UNIT', successorIds: ['b', 'd'] });
    const live = [byHand('a', 'SUPPORT')];
    const units = [predecessor, unit('b'), unit('d', { kind: 'UNIT' })];
    expect(planAssignments(districts, units, live, today)).toEqual({
      create: [
        rule('b', 'LEAD'),
        { origin: 'MANUAL', reason: 'by decree', unitId: 'd', role: 'SUPPORT', predecessor },
      ],
      withdraw: [{ assignment: live[0], why: 'UNIT_ENDED', heirIds: ['b', 'd'] }],
    });
  });

  it('keeps what was made by hand on a closed unit for a successor that is still to begin', () => {
    const predecessor = unit('a', { ...closed, kind: 'UNIT', successorIds: ['d'] });
    const later = unit('d', { kind: 'UNIT', validFrom: '2026-11-24' });
    const live = [byHand('a', 'SUPPORT')];
    expect(planAssignments(districts, [predecessor, later], live, today)).toEqual({
      create: [],
      withdraw: [],
    });
    const begun = { ...later, validFrom: today };
    expect(planAssignments(districts, [predecessor, begun], live, today)).toMatchObject({
      create: [{ unitId: 'd', origin: 'MANUAL', predecessor }],
      withdraw: [{ assignment: live[0], why: 'UNIT_ENDED', heirIds: ['d'] }],
    });
  });

  it('gives nothing to a unit that was freed, or through it, and lets its heirs bear what they bear themselves', () => {
    const freed = unit('a', { ...closed, successorIds: ['b', 'd'] });
    const units = [freed, unit('b'), unit('d', { kind: 'UNIT' }), unit('e')];
    const plan = planAssignments(districts, units, [], today, new Set(['a', 'e']));
    expect(plan).toEqual({ create: [rule('b', 'LEAD')], withdraw: [] });
    const inherits = unit('a', { ...closed, successorIds: ['b'] });
    const byDecree = [byHand('a', 'LEAD')];
    const { create } = planAssignments(districts, [inherits, unit('b')], byDecree, today, new Set(['b']));
    expect(create).toEqual([]);
  });

  it('leads to what the rule gives from any state, and then finds nothing more to do', () => {
    fc.assert(
      fc.property(anyRule, fc.tuple(...names.map(anyUnit)), anyLive, (given, tree, before) => {
        const plan = planAssignments(given, tree, before, today);
        const after = [
          ...before.filter((row) => !plan.withdraw.some((withdrawal) => withdrawal.assignment === row)),
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

  it('finds nothing more to do after its own plan, whoever succeeds whom, was freed or got what by hand', () => {
    const kin = fc
      .tuple(...names.map((id) => fc.tuple(anyUnit(id), fc.subarray(names))))
      .map((pairs) => pairs.map(([member, successorIds]) => ({ ...member, successorIds })));
    const hand = fc.subarray(names).map((ids) => ids.map((id) => byHand(id, 'SUPPORT')));
    const freed = fc.subarray(names).map((ids) => new Set(ids));
    fc.assert(
      fc.property(anyRule, kin, hand, freed, (given, tree, before, exempt) => {
        const plan = planAssignments(given, tree, before, today, exempt);
        const after = [
          ...before.filter((row) => !plan.withdraw.some((withdrawal) => withdrawal.assignment === row)),
          ...plan.create.map(({ predecessor: _predecessor, ...row }) => ({ ...row, id: row.unitId })),
        ];
        expect(plan.create.some(({ unitId }) => exempt.has(unitId))).toBe(false);
        expect(new Set(after.map(({ unitId }) => unitId)).size).toBe(after.length);
        expect(planAssignments(given, tree, after, today, exempt)).toEqual({ create: [], withdraw: [] });
      }),
    );
  });
});

const names = ['a', 'b', 'c', 'd'];
const words = fc.subarray(names);
const bearing = fc
  .tuple(
    fc.record({ kinds: fc.subarray([...orgUnitKind.options]), tags: words, codes: words, within: words }),
    fc.constantFrom<AssignmentRole>('LEAD', 'SUPPORT', 'INFORMED'),
  )
  .map(([lists, role]) => ({ ...lists, role }))
  .filter((lists) => [lists.kinds, lists.tags, lists.codes, lists.within].some(({ length }) => length > 0));
const anyRule = fc.record({ applicability: fc.array(bearing), exclusions: fc.array(bearing) });
const anyLive = fc.subarray(names).map((ids) => ids.map((id) => assignment(id, 'SUPPORT')));

function assignment(unitId: string, role: AssignmentRole): LiveAssignment {
  return { id: `${unitId}-${role}`, unitId, role, origin: 'RULE', reason: null };
}

function byHand(unitId: string, role: AssignmentRole): LiveAssignment {
  return { id: `${unitId}-${role}`, unitId, role, origin: 'MANUAL', reason: 'by decree' };
}

function anyUnit(id: string): fc.Arbitrary<DerivedUnit> {
  const dates = fc.constantFrom(null, '2026-11-22', today, '2026-11-24');
  return fc.record({
    id: fc.constant(id),
    code: fc.constant(id),
    name: fc.constant({ en: id }),
    kind: fc.constantFrom(...orgUnitKind.options),
    tags: words,
    lineage: words.map((above) => [...above.filter((code) => code !== id), id]),
    validFrom: dates,
    validTo: dates,
    successorIds: fc.constant([]),
  });
}
