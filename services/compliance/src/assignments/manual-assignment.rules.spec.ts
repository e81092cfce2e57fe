import { describe, expect, it } from '@jest/globals';
import { role } from '@rasad/event-contracts';
import { retiredProblem, unitProblem, withdrawalProblem } from './manual-assignment.rules.js';

const today = '2026-11-23';
const always = { validFrom: null, validTo: null };

describe('what can be laid on a unit by hand', () => {
  it('is an obligation that binds somebody on the day', () => {
    expect(retiredProblem({ binding: true, ...always }, today)).toBeNull();
    for (const retired of [
      { binding: false, ...always },
      { binding: true, validFrom: null, validTo: today },
      { binding: true, validFrom: '2026-11-24', validTo: null },
    ]) {
      expect(retiredProblem(retired, today)).toMatchObject({
        code: 'STATE',
        field: ['input', 'obligationId'],
      });
    }
  });

  it('needs a unit that exists on the day', () => {
    expect(unitProblem({ validFrom: today, validTo: '2026-11-24' }, today)).toBeNull();
    const ended = unitProblem({ validFrom: null, validTo: today }, today);
    const toCome = unitProblem({ validFrom: '2026-11-24', validTo: null }, today);
    expect([ended, toCome]).toMatchObject([{ field: ['input', 'unitId'] }, { field: ['input', 'unitId'] }]);
    expect(ended?.message).not.toEqual(toCome?.message);
  });
});

describe('what a manager takes back', () => {
  it('is what a manager laid on the unit by hand, and nothing that a rule or somebody above did', () => {
    for (const assignedAs of role.options) {
      const found = withdrawalProblem({ origin: 'MANUAL', assignedBy: { role: assignedAs } });
      expect(found?.code ?? null).toBe(assignedAs === 'UNIT_MANAGER' ? null : 'NOT_ALLOWED');
      expect(withdrawalProblem({ origin: 'RULE', assignedBy: { role: assignedAs } })).not.toBeNull();
    }
  });
});
