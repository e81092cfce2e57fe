import { describe, expect, it } from '@jest/globals';
import type { AssignmentPlan, DerivedUnit } from '../assignments/assignment.rules.js';
import { bearersChanged, fieldChanges, movedTasks, reachCounts } from './obligation-preview.rules.js';
import type { ObligationChange } from './obligation.rules.js';
import type { FollowingTask } from './task-revision.rules.js';

const unit = (id: string, kind: DerivedUnit['kind'] = 'DISTRICT'): DerivedUnit => ({
  ...{ id, code: id, kind, name: { en: id }, tags: [], lineage: [id] },
  ...{ validFrom: null, validTo: null, successorIds: [] },
});

describe('the effect of a change', () => {
  it('names units in the order of the tree, one whose role changes among those that gain and those that lose', () => {
    const units = [unit('city', 'HEADQUARTERS'), unit('d1'), unit('d2')];
    const plan: AssignmentPlan = {
      create: [
        { origin: 'RULE', reason: null, unitId: 'd2', role: 'SUPPORT', predecessor: null },
        { origin: 'RULE', reason: null, unitId: 'city', role: 'LEAD', predecessor: null },
      ],
      withdraw: [
        {
          assignment: { origin: 'RULE', reason: null, id: 'a', unitId: 'd2', role: 'LEAD' },
          ...{ why: 'RULE', heirIds: [] },
        },
      ],
    };
    expect(bearersChanged(plan, units)).toEqual({
      gained: [
        { unitId: 'city', kind: 'HEADQUARTERS', role: 'LEAD' },
        { unitId: 'd2', kind: 'DISTRICT', role: 'SUPPORT' },
      ],
      lost: [{ unitId: 'd2', kind: 'DISTRICT', role: 'LEAD' }],
    });
  });

  it('counts reached units by role and kind', () => {
    const reached = [
      { unitId: 'd1', kind: 'DISTRICT', role: 'LEAD' },
      { unitId: 'o', kind: 'DISTRICT_OFFICE', role: 'LEAD' },
      { unitId: 'd2', kind: 'DISTRICT', role: 'LEAD' },
    ] as const;
    expect(reachCounts(reached)).toEqual([
      { role: 'LEAD', kind: 'DISTRICT', count: 2 },
      { role: 'LEAD', kind: 'DISTRICT_OFFICE', count: 1 },
    ]);
  });

  it('lists the tasks whose due dates move, the earliest new date first, and not those whose words alone change', () => {
    const derivation = { fa: 'متن', en: 'Words', countedOn: null, rolled: null };
    const followed = (id: string, dueOn: string | null) => ({
      task: { id, unitId: `unit of ${id}`, dueOn: '2026-12-01', derivation } as unknown as FollowingTask & {
        unitId: string;
      },
      deadline: dueOn === null ? null : { dueOn, derivation },
    });
    const moved = movedTasks([
      followed('late', '2026-12-20'),
      followed('stays', null),
      followed('reworded', '2026-12-01'),
      followed('early', '2026-11-20'),
    ]);
    expect(moved.map(({ taskId, before, after }) => [taskId, before, after])).toEqual([
      ['early', '2026-12-01', '2026-11-20'],
      ['late', '2026-12-01', '2026-12-20'],
    ]);
  });

  it('shows contents as JSON, and nothing where there is none', () => {
    const change = {
      before: { weight: 1, reviewingFunction: null, title: { en: 'Old' } },
      after: { weight: 2, reviewingFunction: 'inspection', title: { en: 'New' } },
      changed: ['weight', 'reviewingFunction', 'title'],
    } as unknown as ObligationChange;
    expect(fieldChanges(change)).toEqual([
      { field: 'weight', before: '1', after: '2' },
      { field: 'reviewingFunction', before: null, after: '"inspection"' },
      { field: 'title', before: '{"en":"Old"}', after: '{"en":"New"}' },
    ]);
  });
});
