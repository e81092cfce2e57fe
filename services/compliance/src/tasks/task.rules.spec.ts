import { describe, expect, it } from '@jest/globals';
import { taskStatus, type TaskStatus } from '@rasad/event-contracts';
import fc from 'fast-check';
import {
  actOn,
  canAct,
  heldTo,
  isOverdue,
  openStatuses,
  taskTransitions,
  type TaskAct,
} from './task.rules.js';

const acts: TaskAct[] = [
  'ENTRUST',
  'START',
  'SUBMIT',
  'WITHDRAW',
  'WITHDRAW_ANSWER',
  'FIRST_ACCEPT',
  'ACCEPT',
  'RETURN',
  'REOPEN',
  'CANCEL',
];

/** The life of a task as the domain describes it, apart from the table: every allowed step, and no other. */
const allowed = [
  'TO_DO ENTRUST TO_DO',
  'IN_PROGRESS ENTRUST IN_PROGRESS',
  'SUBMITTED ENTRUST SUBMITTED',
  'RETURNED ENTRUST RETURNED',
  'TO_DO START IN_PROGRESS',
  'TO_DO SUBMIT SUBMITTED',
  'TO_DO CANCEL CANCELLED',
  'IN_PROGRESS SUBMIT SUBMITTED',
  'IN_PROGRESS CANCEL CANCELLED',
  'SUBMITTED SUBMIT SUBMITTED',
  'SUBMITTED WITHDRAW IN_PROGRESS',
  'SUBMITTED WITHDRAW_ANSWER RETURNED',
  'SUBMITTED FIRST_ACCEPT SUBMITTED',
  'SUBMITTED ACCEPT ACCEPTED',
  'SUBMITTED RETURN RETURNED',
  'SUBMITTED CANCEL CANCELLED',
  'RETURNED SUBMIT SUBMITTED',
  'RETURNED CANCEL CANCELLED',
  'ACCEPTED REOPEN IN_PROGRESS',
];

const actWith = (act: TaskAct) => (act === 'ACCEPT' ? ({ accept: 'COMPLIANT' } as const) : act);

describe('the transition table of a task', () => {
  it('allows what the domain allows and nothing else', () => {
    const walked = taskStatus.options.flatMap((status) =>
      acts.flatMap((act) => {
        const after = actOn({ status, result: 'NOT_ASSESSED', version: 1 }, actWith(act));
        expect(after !== null).toBe(canAct(act, status));
        return after ? [`${status} ${act} ${after.status}`] : [];
      }),
    );
    expect(walked.sort()).toEqual([...allowed].sort());
  });

  it('has an entry for every status, reaches each from TO_DO, and ends in CANCELLED alone', () => {
    expect(Object.keys(taskTransitions).sort()).toEqual([...taskStatus.options].sort());
    const reached = new Set<TaskStatus>(['TO_DO']);
    for (const status of reached) Object.values(taskTransitions[status]).forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...taskStatus.options].sort());
    const ends = taskStatus.options.filter((status) => Object.keys(taskTransitions[status]).length === 0);
    expect(ends).toEqual(['CANCELLED']);
  });

  it('raises the version by one with every step and assesses only by acceptance', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 40 }), (sequence) => {
        let state = { status: 'TO_DO' as TaskStatus, result: 'NOT_ASSESSED' as string, version: 1 };
        for (const act of sequence) {
          const after = actOn({ ...state, result: state.result as 'NOT_ASSESSED' }, actWith(act));
          if (!after) continue;
          expect(after.version).toBe(state.version + 1);
          expect(after.result).toBe(after.status === 'ACCEPTED' ? 'COMPLIANT' : 'NOT_ASSESSED');
          state = after;
        }
      }),
    );
  });
});

describe('isOverdue', () => {
  it('is late from the day after the due date, until it is accepted or cancelled', () => {
    for (const status of taskStatus.options) {
      const task = { dueOn: '2026-11-22', status };
      expect(isOverdue(task, '2026-11-22')).toBe(false);
      expect(isOverdue(task, '2026-11-23')).toBe(openStatuses.includes(status));
    }
    expect([...openStatuses].sort()).toEqual(['IN_PROGRESS', 'RETURNED', 'SUBMITTED', 'TO_DO']);
  });
});

describe('what a task is held to', () => {
  const obligation = { version: 3, title: { en: 'New' }, weight: 5 };
  const judged = { obligationTitle: { en: 'Old' }, weight: 2, judgedByVersion: 1, obligation };

  it('is its obligation as it stands while it is open, and as it stood once it is accepted', () => {
    const current = { obligationTitle: { en: 'New' }, weight: 5 };
    for (const before of taskStatus.options) {
      for (const after of taskStatus.options) {
        const held = heldTo({ ...judged, status: before }, after);
        const keeps = before === 'ACCEPTED' && after === 'ACCEPTED';
        const { obligation: _obligation, ...kept } = judged;
        const follows = { ...current, judgedByVersion: after === 'ACCEPTED' ? 3 : null };
        expect(held).toEqual(keeps ? kept : follows);
      }
    }
  });
});
