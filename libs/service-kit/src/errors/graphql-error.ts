import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';

const logger = new Logger('graphql');
const publicCodes = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'SERVICE_UNAVAILABLE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Shows callers a code and a sentence, and the log the rest: no stack, no SQL, no values leave the service. */
export function formatGraphqlError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  if (cause instanceof Error && cause.name === 'ServiceUnavailable') {
    return unavailable(formatted);
  }
  const code = String(formatted.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR');
  const shown = { ...formatted, extensions: { code } };
  if (publicCodes.has(code)) return shown;
  logger.error({ msg: 'resolver failed', path: formatted.path, err: cause });
  return { ...shown, message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

function unavailable(formatted: GraphQLFormattedError): GraphQLFormattedError {
  return {
    ...formatted,
    message: 'Temporarily unavailable, try again.',
    extensions: { code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 2 },
  };
}
