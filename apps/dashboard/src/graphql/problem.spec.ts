import { describe, expect, it } from '@jest/globals';
import { CombinedError } from '@urql/core';
import { GraphQLError } from 'graphql';
import { problemOf } from './problem.js';

const answer = (status: number) => ({ status, headers: new Headers({ 'x-request-id': 'from-header' }) });

describe('The problem behind an error', () => {
  it.each([
    ['OFFLINE', { networkError: new TypeError('Failed to fetch') }],
    ['LIMIT', { networkError: new Error('no'), response: answer(429) }],
    ['AWAY', { networkError: new Error('no'), response: answer(503) }],
    ['SERVER', { networkError: new Error('no'), response: answer(500) }],
    [
      'AWAY',
      {
        graphQLErrors: [{ message: 'no', extensions: { code: 'SERVICE_UNAVAILABLE' } }],
        response: answer(200),
      },
    ],
    ['SERVER', { graphQLErrors: [new GraphQLError('bug')], response: answer(200) }],
  ])('is %s', (kind, error) => {
    expect(problemOf(new CombinedError(error)).kind).toBe(kind);
  });

  it('names the request that the server names, else that of the answer', () => {
    const named = {
      graphQLErrors: [{ message: 'no', extensions: { requestId: 'from-body' } }],
      response: answer(200),
    };
    expect(problemOf(new CombinedError(named)).requestId).toBe('from-body');
    expect(
      problemOf(new CombinedError({ networkError: new Error('no'), response: answer(500) })).requestId,
    ).toBe('from-header');
    expect(problemOf(new CombinedError({ networkError: new Error('no') })).requestId).toBeNull();
  });
});
