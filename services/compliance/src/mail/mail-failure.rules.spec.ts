import { describe, expect, it } from '@jest/globals';
import { afterFailure, smtpFailure } from './mail-failure.rules.js';

const at = new Date('2026-11-24T08:00:00Z');
const mail = { attempts: 0, createdAt: at };

describe('a mail that did not leave', () => {
  it('is given up where the server refuses it for good', () => {
    const refused = smtpFailure(Object.assign(new Error(), { responseCode: 550, code: 'EENVELOPE' }));
    expect(afterFailure(refused, 'NOT_YET', mail, at)).toEqual({
      state: 'FAILED',
      failure: '550 EENVELOPE',
    });
    expect(afterFailure(refused, 'BY_US', mail, at).state).toBe('FAILED');
  });

  it.each([
    ['a refusal for now', { responseCode: 451, code: 'EENVELOPE' }, 'NOT_YET'],
    ['a refusal for now of what it was given', { responseCode: 452, code: 'EMESSAGE' }, 'BY_US'],
    ['a server that is away', { code: 'ESOCKET' }, 'NOT_YET'],
    ['a password that has to be mended', { responseCode: 535, code: 'EAUTH' }, 'NOT_YET'],
  ] as const)('is tried again after %s', (_, error, handover) => {
    expect(afterFailure(smtpFailure(error), handover, mail, at)).toMatchObject({
      state: 'WAITING',
      notBefore: new Date('2026-11-24T08:01:00Z'),
    });
  });

  it.each([
    ['the server fell silent after it was given it', { code: 'ETIMEDOUT' }, 'BY_US'],
    ['the line broke while it was given it', { responseCode: 354, code: 'ECONNECTION' }, 'BY_US'],
    ['somebody else gave it to the server meanwhile', {}, 'BY_ANOTHER'],
  ] as const)('is not sent again where %s', (_, error, handover) => {
    expect(afterFailure(smtpFailure(error), handover, mail, at).state).toBe('UNCERTAIN');
  });

  it('is tried less and less often, for three days', () => {
    const away = smtpFailure({ code: 'ESOCKET' });
    const pauses = [1, 2, 3, 20].map((attempts) => {
      const end = afterFailure(away, 'NOT_YET', { ...mail, attempts }, at);
      return end.state === 'WAITING' ? (end.notBefore.getTime() - at.getTime()) / 60_000 : null;
    });
    expect(pauses).toEqual([2, 4, 8, 240]);
    const late = new Date('2026-11-27T08:00:01Z');
    expect(afterFailure(away, 'NOT_YET', { ...mail, attempts: 20 }, late).state).toBe('FAILED');
  });
});
