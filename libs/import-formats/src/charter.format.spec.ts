import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bodyRule, charterDocument, fileOf, lineOf } from '../test/documents.js';
import { parseCharter, type QuorumRule } from './charter.format.js';
import { membersNeeded } from './charter.rules.js';

const withBody = (more: Record<string, unknown>) => {
  const document = charterDocument();
  document.clauses = [{ number: '1', text: { en: 'A body.' }, body: bodyRule(more) }];
  return document;
};
const seat = { code: 'chair', role: 'CHAIR', position: { kinds: ['HEAD'] } };
const withSeat = (position: Record<string, unknown>) =>
  withBody({ seats: [{ ...seat, position }], quorum: { kind: 'MEMBERS', members: 1 } });

function problemsIn(given: Record<string, unknown>) {
  const parsed = parseCharter(fileOf(given), { unitCodes: new Set(['city']) });
  if (parsed.ok) throw new Error('accepted, though it should be refused');
  return parsed.problems;
}

describe('parseCharter', () => {
  it('reads clauses with and without a body, and fills in what is left out', () => {
    const parsed = parseCharter(fileOf(charterDocument()));
    expect(parsed).toMatchObject({
      ok: true,
      document: {
        validFrom: null,
        clauses: [
          { number: '1', body: null },
          {
            number: '2',
            body: {
              exclusions: [],
              meetings: null,
              charges: [],
              seats: [
                { seats: 1, required: true, voting: true, position: { place: 'SCOPE_UNIT', unit: null } },
                { position: { kinds: [], place: 'ANCESTOR' } },
              ],
            },
          },
        ],
      },
    });
  });

  const body = 'clauses[0].body';
  const cases: [string, Record<string, unknown>, { code: string; path: string; at: string; nth?: number }][] =
    [
      [
        'two clauses with one number',
        {
          ...charterDocument(),
          clauses: [1, 2].map((text) => ({ number: '1', text: { en: `Text ${text}` } })),
        },
        { code: 'DUPLICATE_CODE', path: 'clauses[1].number', at: '"number": "1"', nth: 2 },
      ],
      [
        'an end before the start',
        { ...charterDocument(), validFrom: '2026-03-21', validTo: '2026-03-21' },
        { code: 'DATE_ORDER', path: 'validTo', at: '"validTo"' },
      ],
      [
        'no clauses',
        { ...charterDocument(), clauses: [] },
        { code: 'TOO_FEW', path: 'clauses', at: '"clauses"' },
      ],
      [
        'a body without seats',
        withBody({ seats: [] }),
        { code: 'TOO_FEW', path: `${body}.seats`, at: '"seats"' },
      ],
      [
        'a rule that says of no unit that the body is there',
        withBody({ where: [{}] }),
        { code: 'EMPTY_CLAUSE', path: `${body}.where[0]`, at: '{}' },
      ],
      [
        'a unit that is not known',
        withBody({ where: [{ codes: ['atlantis'] }] }),
        { code: 'UNKNOWN_UNIT', path: `${body}.where[0].codes[0]`, at: '"atlantis"' },
      ],
      [
        'an exclusion of a unit that is not known',
        withBody({ exclusions: [{ within: ['atlantis'] }] }),
        { code: 'UNKNOWN_UNIT', path: `${body}.exclusions[0].within[0]`, at: '"atlantis"' },
      ],
      [
        'two seats with one code',
        withBody({ seats: [seat, seat] }),
        { code: 'DUPLICATE_CODE', path: `${body}.seats[1].code`, at: '"code": "chair"', nth: 2 },
      ],
      [
        'a seat that is bound to no post',
        withSeat({ unitKinds: ['DISTRICT'] }),
        { code: 'SEAT_UNBOUND', path: `${body}.seats[0].position`, at: '"position"' },
      ],
      [
        'a seat in a named unit without its name',
        withSeat({ kinds: ['HEAD'], place: 'UNIT' }),
        { code: 'SEAT_UNIT_MISMATCH', path: `${body}.seats[0].position.unit`, at: '"position"' },
      ],
      [
        'a seat in the scope unit with the name of another',
        withSeat({ kinds: ['HEAD'], unit: 'city' }),
        { code: 'SEAT_UNIT_MISMATCH', path: `${body}.seats[0].position.unit`, at: '"unit"' },
      ],
      [
        'a seat in a unit that is not known',
        withSeat({ kinds: ['HEAD'], place: 'UNIT', unit: 'atlantis' }),
        { code: 'UNKNOWN_UNIT', path: `${body}.seats[0].position.unit`, at: '"unit"' },
      ],
      [
        'a kind of post that is not there',
        withSeat({ kinds: ['KING'] }),
        { code: 'UNKNOWN_VALUE', path: `${body}.seats[0].position.kinds[0]`, at: '"KING"' },
      ],
      [
        'a quorum of more than there are',
        withBody({ quorum: { kind: 'MEMBERS', members: 3 } }),
        { code: 'QUORUM_IMPOSSIBLE', path: `${body}.quorum`, at: '"quorum"' },
      ],
      [
        'a quorum of more than all',
        withBody({ quorum: { kind: 'SHARE', numerator: 1, denominator: 1, moreThan: true } }),
        { code: 'QUORUM_IMPOSSIBLE', path: `${body}.quorum`, at: '"quorum"' },
      ],
      [
        'a quorum of another kind',
        withBody({ quorum: { kind: 'ALL' } }),
        { code: 'UNKNOWN_VALUE', path: `${body}.quorum.kind`, at: '"kind": "ALL"' },
      ],
      [
        'weekly meetings',
        withBody({ meetings: { period: 'WEEKLY' } }),
        { code: 'UNKNOWN_VALUE', path: `${body}.meetings.period`, at: '"WEEKLY"' },
      ],
      [
        'a charge with something that is no eId',
        withBody({ charges: [{ instrument: 'act-1', eId: 'Article 7' }] }),
        { code: 'INVALID_EID', path: `${body}.charges[0].eId`, at: '"Article 7"' },
      ],
      [
        'one charge twice',
        withBody({ charges: [1, 2].map(() => ({ instrument: 'act-1', eId: 'art_7' })) }),
        { code: 'DUPLICATE_CODE', path: `${body}.charges[1].eId`, at: '"eId"', nth: 2 },
      ],
    ];

  it.each(cases)('refuses %s, naming path, line and reason', (_name, given, { code, path, at, nth = 1 }) => {
    const [problem, ...others] = problemsIn(given);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code, path, line: lineOf(fileOf(given), at, nth) });
    expect([problem?.message.fa, problem?.message.en].every((text) => text && text.length > 5)).toBe(true);
  });

  it('refuses two bodies with one code', () => {
    const given = charterDocument();
    given.clauses.push({ number: '3', text: { en: 'Another one.' }, body: bodyRule() });
    expect(problemsIn(given)).toMatchObject([{ code: 'DUPLICATE_CODE', path: 'clauses[2].body.code' }]);
  });
});

describe('membersNeeded', () => {
  it.each<[QuorumRule, number, number]>([
    [{ kind: 'MEMBERS', members: 3 }, 5, 3],
    [{ kind: 'SHARE', numerator: 1, denominator: 2, moreThan: true }, 5, 3],
    [{ kind: 'SHARE', numerator: 1, denominator: 2, moreThan: true }, 6, 4],
    [{ kind: 'SHARE', numerator: 1, denominator: 2, moreThan: false }, 6, 3],
    [{ kind: 'SHARE', numerator: 2, denominator: 3, moreThan: false }, 9, 6],
    [{ kind: 'SHARE', numerator: 2, denominator: 3, moreThan: false }, 10, 7],
  ])('of %j and %d votes are %d', (quorum, voting, needed) => {
    expect(membersNeeded(quorum, voting)).toBe(needed);
  });

  it('is the least number that makes up the share', () => {
    const number = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(
        number,
        number,
        fc.boolean(),
        fc.nat({ max: 1000 }),
        (numerator, denominator, moreThan, voting) => {
          const reached = (members: number) =>
            moreThan
              ? members * denominator > voting * numerator
              : members * denominator >= voting * numerator;
          const needed = membersNeeded({ kind: 'SHARE', numerator, denominator, moreThan }, voting);
          expect([reached(needed), needed === 0 || !reached(needed - 1)]).toEqual([true, true]);
        },
      ),
    );
  });
});
