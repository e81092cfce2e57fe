import { describe, expect, it } from '@jest/globals';
import { commentOf, reviewObstacle, reviewProblems } from './review.rules.js';

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

describe('reviewObstacle', () => {
  it('keeps the author of any version of the report from deciding', () => {
    const obstacle = reviewObstacle(
      { number: 2 },
      { reportNumber: 2 },
      { authorIds: ['somebody', 'me'] },
      'me',
    );
    expect(obstacle).toMatchObject({ code: 'NOT_ALLOWED', field: ['input', 'reportId'] });
  });

  it('lapses when a newer version has come', () => {
    expect(reviewObstacle({ number: 1 }, { reportNumber: 2 }, { authorIds: ['other'] }, 'me')?.code).toBe(
      'CONFLICT',
    );
    expect(reviewObstacle({ number: 2 }, { reportNumber: 2 }, { authorIds: ['other'] }, 'me')).toBeNull();
  });
});
