import { describe, expect, it } from '@jest/globals';
import { taskStatus } from '@rasad/event-contracts';
import { actOn } from '../tasks/task.rules.js';
import { replacedProblem, withdrawalAct, withdrawalObstacle } from './withdrawal.rules.js';

const untouched = { newestAuthor: { id: 'author', onBehalfOf: 'principal' }, acceptances: [] };

describe('withdrawalObstacle', () => {
  it('lets the author and the unit’s manager take a report back, and no other reporter', () => {
    expect(withdrawalObstacle(untouched, 'author', [{ role: 'REPORTER' }])).toBeNull();
    expect(withdrawalObstacle(untouched, 'principal', [{ role: 'REPORTER' }])).toBeNull();
    expect(withdrawalObstacle(untouched, 'boss', [{ role: 'UNIT_MANAGER' }])).toBeNull();
    expect(withdrawalObstacle(untouched, 'colleague', [{ role: 'REPORTER' }])?.code).toBe('NOT_ALLOWED');
  });

  it('leaves a report alone on which somebody has decided', () => {
    const begun = {
      ...untouched,
      acceptances: [{ id: 'r', onBehalfOf: null, result: 'COMPLIANT' as const }],
    };
    expect(withdrawalObstacle(begun, 'author', [{ role: 'REPORTER' }])?.code).toBe('STATE');
  });
});

describe('withdrawalAct', () => {
  it('leads back to RETURNED from there and to IN_PROGRESS from everywhere else', () => {
    for (const status of taskStatus.options) {
      const after = actOn({ status: 'SUBMITTED', result: 'NOT_ASSESSED', version: 4 }, withdrawalAct(status));
      const expected = status === 'RETURNED' ? 'RETURNED' : 'IN_PROGRESS';
      expect(after).toEqual({ status: expected, result: 'NOT_ASSESSED', version: 5 });
    }
  });
});

describe('replacedProblem', () => {
  it('refuses a report that a newer one has replaced', () => {
    expect(replacedProblem({ number: 2 }, { reportNumber: 2 })).toBeNull();
    expect(replacedProblem({ number: 1 }, { reportNumber: 2 })?.code).toBe('CONFLICT');
  });
});
