import { describe, expect, it } from '@jest/globals';
import type { ReviewStanding } from './review-standing.js';
import {
  commentOf,
  impartialCapacity,
  mayAccept,
  outcomeOf,
  reviewObstacle,
  reviewOutcomes,
  reviewProblems,
  voiceOf,
} from './review.rules.js';

const codes = (content: Parameters<typeof reviewProblems>[0]) =>
  reviewProblems(content).map(({ code, field }) => `${code} ${field?.join('.')}`);

describe('reviewProblems', () => {
  it('asks acceptance for a result that assesses', () => {
    expect(codes({ decision: 'ACCEPT' })).toEqual(['REQUIRED input.result']);
    expect(codes({ decision: 'ACCEPT', result: 'NOT_ASSESSED' })).toEqual(['INVALID input.result']);
    expect(codes({ decision: 'ACCEPT', result: 'NON_COMPLIANT', comment: ' ' })).toEqual([]);
  });

  it('asks returning for a comment and takes no result', () => {
    expect(codes({ decision: 'RETURN', comment: '  ' })).toEqual(['REQUIRED input.comment']);
    expect(codes({ decision: 'RETURN', comment: 'Why', result: 'COMPLIANT' })).toEqual([
      'INVALID input.result',
    ]);
    expect(codes({ decision: 'RETURN', comment: 'Why' })).toEqual([]);
  });

  it('takes no comment that cannot be stored', () => {
    expect(codes({ decision: 'RETURN', comment: 'a\u0000b' })).toEqual(['INVALID input.comment']);
    expect(codes({ decision: 'RETURN', comment: 'a'.repeat(5_001) })).toEqual(['INVALID input.comment']);
  });

  it('stores a blank comment as none', () => {
    expect(commentOf({ comment: ' \n ' })).toBeNull();
    expect(commentOf({ comment: ' why ' })).toBe('why');
  });
});

const standing = (more: Partial<ReviewStanding> = {}): ReviewStanding => ({
  taskId: 't',
  fourEyes: false,
  reviewingFunction: null,
  holdsFunction: true,
  authors: [],
  newestAuthor: null,
  acceptances: [],
  ...more,
});
const person = (id: string, onBehalfOf: string | null = null) => ({ id, onBehalfOf });

describe('reviewObstacle', () => {
  it('lapses when a newer version has come', () => {
    expect(reviewObstacle({ number: 1 }, { reportNumber: 2 }, standing())?.code).toBe('CONFLICT');
    expect(reviewObstacle({ number: 2 }, { reportNumber: 2 }, standing())).toBeNull();
  });

  it('asks for a post with the reviewing function', () => {
    const missing = standing({ reviewingFunction: 'finance', holdsFunction: false });
    expect(reviewObstacle({ number: 1 }, { reportNumber: 1 }, missing)).toMatchObject({
      code: 'NOT_ALLOWED',
      message: { en: expect.stringContaining('finance') },
    });
  });
});

describe('the decision table of reviews', () => {
  /** Stage, what was accepted before, the decision of "me", and what becomes of the task. */
  const walked: [
    string,
    'ONE' | 'FOUR',
    ReviewStanding['acceptances'],
    'COMPLIANT' | 'RETURN',
    string | null,
  ][] = [
    ['the only reviewer accepts', 'ONE', [], 'COMPLIANT', 'ACCEPT'],
    ['the only reviewer returns', 'ONE', [], 'RETURN', 'RETURN'],
    ['one is enough by now, and agrees', 'ONE', [accepted('a')], 'COMPLIANT', 'ACCEPT'],
    ['one is enough by now, and differs', 'ONE', [accepted('a', 'NON_COMPLIANT')], 'COMPLIANT', 'ACCEPT'],
    ['one is enough by now, and was first before', 'ONE', [accepted('me')], 'COMPLIANT', 'ACCEPT'],
    ['one is enough by now, and returns', 'ONE', [accepted('me')], 'RETURN', 'RETURN'],
    ['the first of two accepts', 'FOUR', [], 'COMPLIANT', 'FIRST_ACCEPT'],
    ['the first of two returns', 'FOUR', [], 'RETURN', 'RETURN'],
    ['the second agrees', 'FOUR', [accepted('a')], 'COMPLIANT', 'ACCEPT'],
    ['the second differs', 'FOUR', [accepted('a', 'NON_COMPLIANT')], 'COMPLIANT', 'FIRST_ACCEPT'],
    ['the second returns', 'FOUR', [accepted('a')], 'RETURN', 'RETURN'],
    [
      'a third agrees with one of two',
      'FOUR',
      [accepted('a', 'NON_COMPLIANT'), accepted('b')],
      'COMPLIANT',
      'ACCEPT',
    ],
    ['the first accepts again', 'FOUR', [accepted('me')], 'COMPLIANT', null],
    ['the first accepts otherwise', 'FOUR', [accepted('me', 'NON_COMPLIANT')], 'COMPLIANT', null],
    ['the first thinks better of it', 'FOUR', [accepted('me')], 'RETURN', 'RETURN'],
    ['it was accepted on one’s behalf', 'FOUR', [accepted('a', 'COMPLIANT', 'me')], 'COMPLIANT', null],
  ];

  it.each(walked)('%s (%s)', (_, stage, acceptances, decision, expected) => {
    const content = decision === 'RETURN' ? { decision } : { decision: 'ACCEPT' as const, result: decision };
    const stands = standing({ fourEyes: stage === 'FOUR', acceptances });
    expect(outcomeOf(content, stands, person('me'))).toBe(expected);
  });

  it('is walked wholly by these cases', () => {
    const cells = new Set(
      walked.map(([, stage, acceptances, decision]) => {
        const content =
          decision === 'RETURN' ? { decision } : { decision: 'ACCEPT' as const, result: decision };
        return `${stage === 'FOUR' ? 'FOUR_EYES' : 'ONE_REVIEWER'} ${voiceOf(content, acceptances, person('me'))}`;
      }),
    );
    const all = Object.entries(reviewOutcomes).flatMap(([stage, voices]) =>
      Object.keys(voices).map((voice) => `${stage} ${voice}`),
    );
    expect([...cells].sort()).toEqual(all.sort());
  });
});

describe('impartialCapacity', () => {
  const own = {};
  const forBoss = { onBehalfOf: 'boss' };
  const chosen = (authors: ReviewStanding['authors'], capacities = [own]) =>
    impartialCapacity(capacities, standing({ authors }), 'me');

  it('lets nobody judge what they wrote, what was written on their behalf, or what whom they act for wrote', () => {
    expect(chosen([person('other')])).toBe(own);
    expect(chosen([person('other'), person('me')])).toBeNull();
    expect(chosen([person('delegate', 'me')])).toBeNull();
    expect(chosen([person('boss')], [forBoss])).toBeNull();
    expect(chosen([person('delegate', 'boss')], [forBoss])).toBeNull();
  });

  it('takes another capacity where one is partial', () => {
    expect(chosen([person('boss')], [forBoss, own])).toBe(own);
    const begun = standing({ acceptances: [accepted('boss')] });
    expect(impartialCapacity([forBoss, own], begun, 'me')).toBe(own);
  });
});

describe('mayAccept', () => {
  it('is told beforehand to who accepted already, wrote it or lacks the function', () => {
    const me = (more: Partial<ReviewStanding>) =>
      mayAccept([{}], standing({ fourEyes: true, ...more }), 'me');
    expect(me({})).toBe(true);
    expect(me({ acceptances: [accepted('a')] })).toBe(true);
    expect(me({ acceptances: [accepted('me')] })).toBe(false);
    expect(me({ authors: [person('me')] })).toBe(false);
    expect(me({ holdsFunction: false })).toBe(false);
    expect(mayAccept([], standing(), 'me')).toBe(false);
  });
});

function accepted(
  id: string,
  result: 'COMPLIANT' | 'NON_COMPLIANT' = 'COMPLIANT',
  onBehalfOf: string | null = null,
) {
  return { id, onBehalfOf, result };
}
