import { describe, expect, it } from '@jest/globals';
import { causeOfCreation, causeOfWithdrawal, causeWithoutRow } from './assignment-cause.rules.js';
import type { DerivedUnit, PlannedAssignment, PlannedWithdrawal } from './assignment.rules.js';

const unit = (id: string): DerivedUnit => ({
  ...{ id, code: id, name: { fa: `واحد ${id}` }, kind: 'DISTRICT', tags: [], lineage: [id] },
  ...{ validFrom: null, validTo: null, successorIds: [] },
});
const units = new Map(['a', 'b'].map((id) => [id, unit(id)]));
const obligation = { id: 'o', provisionId: 'p', title: { en: 'Report yearly' }, binding: true };
const byRule = { origin: 'RULE', reason: null, role: 'LEAD', unitId: 'a' } as const;

const created = (predecessor: DerivedUnit | null = null): PlannedAssignment => ({ ...byRule, predecessor });
const withdrawn = (why: PlannedWithdrawal['why']): PlannedWithdrawal => ({
  ...{ assignment: { ...byRule, id: 'x' }, why, heirIds: [] },
});

describe('the cause of an assignment', () => {
  it('names the closed unit that a successor stands in for', () => {
    const cause = causeOfCreation(created(unit('b')), obligation, units, { kind: 'RULE' });
    expect(cause).toEqual({
      ...{ kind: 'SUCCESSOR', referenceId: 'b' },
      text: { fa: 'جانشین واحد «واحد b»', en: 'Successor of the unit "واحد b"' },
    });
  });

  it('is what happened to the unit, where that is followed, and else what the derivation follows', () => {
    const ofUnit = new Map([['a', 'UNIT_MOVED' as const]]);
    const moved = causeOfCreation(created(), obligation, units, { kind: 'RULE', ofUnit });
    expect(moved).toMatchObject({ kind: 'UNIT_MOVED', referenceId: 'a' });
    const others = { kind: 'RULE_CHANGED', ofUnit: new Map() } as const;
    const changed = causeOfWithdrawal(withdrawn('RULE'), obligation, units, others);
    expect(changed).toMatchObject({ kind: 'RULE_CHANGED', referenceId: 'o' });
  });

  it('of its end is the law where the provision is none, and the calendar where the duty alone has ended', () => {
    const repealed = { ...obligation, binding: false };
    expect(causeOfWithdrawal(withdrawn('LAW'), repealed, units, { kind: 'RULE' })).toMatchObject({
      ...{ kind: 'LAW_AMENDED', referenceId: 'p' },
    });
    expect(causeOfWithdrawal(withdrawn('LAW'), obligation, units, { kind: 'RULE' })).toMatchObject({
      ...{ kind: 'CALENDAR', referenceId: 'o' },
    });
    expect(causeOfWithdrawal(withdrawn('UNIT_ENDED'), obligation, units, { kind: 'RULE' })).toMatchObject({
      ...{ kind: 'UNIT_CLOSED', referenceId: 'a' },
    });
  });

  it('is what somebody decided, with the reason, of what they made and of what they withdrew', () => {
    const trigger = { kind: 'MANUAL', reason: 'by decree' } as const;
    const cause = {
      kind: 'MANUAL',
      referenceId: 'o',
      text: { fa: 'با تصمیم: by decree', en: 'By decision: by decree' },
    };
    expect(causeOfCreation(created(), obligation, units, trigger)).toEqual(cause);
    expect(causeOfWithdrawal(withdrawn('EXEMPTION'), obligation, units, trigger)).toEqual(cause);
  });

  it('is told for assignments that carry none', () => {
    expect(causeWithoutRow(obligation, 'by decree')).toMatchObject({ kind: 'MANUAL', referenceId: 'o' });
    expect(causeWithoutRow(obligation, null)).toMatchObject({ kind: 'RULE', referenceId: 'o' });
  });
});
