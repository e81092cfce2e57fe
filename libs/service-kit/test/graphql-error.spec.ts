import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { formatGraphqlError } from '../src/errors/graphql-error.js';

const shown = (error: GraphQLError) => formatGraphqlError(error.toJSON(), error);

describe('an error that leaves a subgraph', () => {
  it('tells what is missing, or may not be known to be there, as NOT_FOUND', () => {
    const error = new GraphQLError('Not found.', { extensions: { code: 'NOT_FOUND', unitId: 'secret' } });
    expect(shown(error)).toEqual({ message: 'Not found.', extensions: { code: 'NOT_FOUND' } });
  });

  it('shows nothing of a bug', () => {
    const error = new GraphQLError('relation "task_fact" does not exist');
    expect(shown(error)).toEqual({
      message: 'Internal error',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
  });
});
