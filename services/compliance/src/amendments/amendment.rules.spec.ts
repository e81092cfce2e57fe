import { describe, expect, it } from '@jest/globals';
import { taskStatus } from '@rasad/event-contracts';
import { amendedState, amendmentNote, amendmentOf } from './amendment.rules.js';

describe('amendmentOf', () => {
  it('reopens what was accepted for the current occurrence, notes what is open, and leaves the rest', () => {
    const of = (periodKey: string) =>
      Object.fromEntries(
        taskStatus.options.map((status) => [status, amendmentOf({ status, periodKey }, '1405-H2')]),
      );
    const open = { TO_DO: 'NOTE', IN_PROGRESS: 'NOTE', SUBMITTED: 'NOTE', RETURNED: 'NOTE' };
    expect(of('1405-H2')).toEqual({ ...open, ACCEPTED: 'REOPEN', CANCELLED: null });
    expect(of('1405-H1')).toEqual({ ...open, ACCEPTED: null, CANCELLED: null });
  });
});

describe('amendedState', () => {
  it('takes the way of the transition table for what opens again, and none for what goes on', () => {
    const accepted = { status: 'ACCEPTED', result: 'COMPLIANT', version: 4 } as const;
    expect(amendedState(accepted, 'REOPEN')).toEqual({
      ...{ status: 'IN_PROGRESS', result: 'NOT_ASSESSED', version: 5 },
    });
    const submitted = { status: 'SUBMITTED', result: 'NOT_ASSESSED', version: 2 } as const;
    expect(amendedState(submitted, 'NOTE')).toEqual({ ...submitted, version: 3 });
    expect(() => amendedState(submitted, 'REOPEN')).toThrow('SUBMITTED');
  });
});

describe('amendmentNote', () => {
  it('names both texts in both languages, with what there is of each', () => {
    expect(amendmentNote({ fa: 'اصلاحی ۱۳۹۹' }, { fa: 'ماده ۲', en: 'Article 2' })).toBe(
      'متن «ماده ۲» با «اصلاحی ۱۳۹۹» تغییر کرد.\nThe text of "Article 2" was changed by "اصلاحی ۱۳۹۹".',
    );
  });
});
