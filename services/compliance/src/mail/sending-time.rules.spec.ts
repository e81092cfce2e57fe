import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextDigest, sendableFrom } from './sending-time.rules.js';

const at = (time: string) => new Date(`${time}+03:30`);
const night = { from: '20:00', to: '07:00', restDays: true };
const noRest = () => false;

describe('when mail may leave', () => {
  it.each([
    ['in the day: at once', '2026-11-24T12:00', '2026-11-24T12:00'],
    ['in the evening: the next morning', '2026-11-24T21:15', '2026-11-25T07:00'],
    ['in the night: the same morning', '2026-11-24T03:00', '2026-11-24T07:00'],
    ['as the quiet hours begin: the next morning', '2026-11-24T20:00', '2026-11-25T07:00'],
    ['as they end: at once', '2026-11-24T07:00', '2026-11-24T07:00'],
  ])('%s', (_, now, expected) => {
    expect(sendableFrom(at(now), night, noRest)).toEqual(at(expected));
  });

  it('waits until days of rest are over', () => {
    const friday = (date: string) => date === '2026-11-27';
    expect(sendableFrom(at('2026-11-26T22:00'), night, friday)).toEqual(at('2026-11-28T07:00'));
    expect(sendableFrom(at('2026-11-27T12:00'), { ...night, restDays: false }, friday)).toEqual(
      at('2026-11-27T12:00'),
    );
  });

  it('never lies in the quiet hours, never before now, and stays where it is', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    const clock = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const instants = fc.date({
      min: at('2026-01-01T00:00'),
      max: at('2027-01-01T00:00'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, minutes, minutes, (now, from, to) => {
        fc.pre(from !== to);
        const quiet = { from: clock(from), to: clock(to), restDays: false };
        const leaves = sendableFrom(now, quiet, noRest);
        const minute = Math.floor((leaves.getTime() + 3.5 * 3_600_000) / 60_000) % (24 * 60);
        const isQuiet = from < to ? from <= minute && minute < to : minute >= from || minute < to;
        expect(isQuiet).toBe(false);
        expect(leaves.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(sendableFrom(leaves, quiet, noRest)).toEqual(leaves);
      }),
    );
  });

  it('sends the daily mail at its time, today or tomorrow', () => {
    expect(nextDigest(at('2026-11-24T06:00'), '08:00', null, noRest)).toEqual(at('2026-11-24T08:00'));
    expect(nextDigest(at('2026-11-24T08:00'), '08:00', null, noRest)).toEqual(at('2026-11-25T08:00'));
    expect(nextDigest(at('2026-11-24T09:00'), '22:00', night, noRest)).toEqual(at('2026-11-25T07:00'));
  });
});
