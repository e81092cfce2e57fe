import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { databaseFault, isRetryable } from '../producing/database-faults.rules.js';
import { describeFailure, failureKind } from './failure.rules.js';
import { PermanentFailure } from './permanent-failure.js';

/** A failed query as TypeORM throws it. */
function queryFailed(code: string): QueryFailedError {
  return new QueryFailedError('SELECT 1', [], Object.assign(new Error('failed'), { code }));
}

describe('databaseFault', () => {
  it.each([
    ['53300', 'POOL_EXHAUSTED'],
    ['53100', 'STORAGE_FULL'],
    ['58030', 'STORAGE_FULL'],
    ['57P01', 'UNREACHABLE'],
    ['57P03', 'UNREACHABLE'],
    ['25P03', 'UNREACHABLE'],
    ['08006', 'UNREACHABLE'],
    ['23505', undefined],
    ['40001', undefined],
  ] as const)('takes SQLSTATE %s for %s', (code, fault) => {
    expect(databaseFault(queryFailed(code))).toBe(fault);
  });

  it.each([
    ['timeout exceeded when trying to connect', 'POOL_EXHAUSTED'],
    ['Connection terminated unexpectedly', 'UNREACHABLE'],
    ['Query runner already released. Cannot run queries anymore.', 'UNREACHABLE'],
    ['anything else', undefined],
  ] as const)('takes the message "%s" for %s', (message, fault) => {
    expect(databaseFault(new Error(message))).toBe(fault);
  });

  it('knows broken sockets by their code', () => {
    expect(databaseFault(Object.assign(new Error('read'), { code: 'ECONNRESET' }))).toBe('UNREACHABLE');
  });
});

describe('isRetryable', () => {
  it('holds for deadlocks and serialization failures alone', () => {
    expect(['40001', '40P01', '23505', '53300'].map((code) => isRetryable(queryFailed(code)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('failureKind', () => {
  it('parks at once what a handler declares hopeless', () => {
    expect(failureKind(new PermanentFailure('no such unit kind'))).toBe('PERMANENT');
  });

  it.each(['40P01', '40001', '53300', '53100', '57P01', '55P03', '57014'])(
    'tries again for ever on %s',
    (code) => {
      expect(failureKind(queryFailed(code))).toBe('TRANSIENT');
    },
  );

  it.each(['23505', '23503', '22P02', '42P01'])('tries again a few times on %s', (code) => {
    expect(failureKind(queryFailed(code))).toBe('LOOKS_PERMANENT');
  });

  it('tries again a few times on errors of the code', () => {
    expect(failureKind(new TypeError('x is undefined'))).toBe('LOOKS_PERMANENT');
    expect(failureKind('thrown text')).toBe('LOOKS_PERMANENT');
  });
});

describe('describeFailure', () => {
  it('names the kind of the error and bounds its length', () => {
    expect(describeFailure(new RangeError('too far'))).toBe('RangeError: too far');
    expect(describeFailure(new Error('x'.repeat(9_000)))).toHaveLength(2_000);
    expect(describeFailure({ reason: 1 })).toBe('{"reason":1}');
  });
});
