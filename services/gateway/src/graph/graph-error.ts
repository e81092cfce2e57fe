import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';

const logger = new Logger('graph');

/** Codes that callers may see; anything else becomes an internal error, its cause in the log alone. */
const publicCodes = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'LIMIT_EXCEEDED',
  'RATE_LIMITED',
  'DOCUMENT_NOT_FOUND',
  'SERVICE_UNAVAILABLE',
  'SUBSCRIPTION_INTERRUPTED',
]);

/** Whether the caller is to blame, so that the answer is a 4xx however the client asks for it. */
const requestCodes = new Set([
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'LIMIT_EXCEEDED',
  'DOCUMENT_NOT_FOUND',
]);

/** An error with a code that callers see. */
export function graphError(
  code: string,
  message: string,
  extensions: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}

/** The answer of a subgraph that did not come, or not in time. */
export function serviceUnavailable(service: string, cause?: unknown): GraphQLError {
  return new GraphQLError(`The ${service} service does not answer; try again.`, {
    extensions: { code: 'SERVICE_UNAVAILABLE', service, retryAfterSeconds: 2 },
    ...(cause instanceof Error ? { originalError: cause } : {}),
  });
}

/** A subgraph's error as its response carries it. A refused principal token is our fault, not the caller's. */
export function subgraphError(error: GraphQLFormattedError, service: string): GraphQLError {
  const code = String(error.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR');
  return new GraphQLError(error.message, {
    path: error.path ?? null,
    extensions: {
      ...error.extensions,
      code: code === 'UNAUTHENTICATED' ? 'INTERNAL_SERVER_ERROR' : code,
      service,
    },
  });
}

interface ErrorSource {
  requestId: string;
  /** Whether the operation gave nothing at all: then the errors decide the HTTP status. */
  nothingServed: boolean;
}

/** An error as callers see it: a sentence, a code, the request's id; no stack, no query of a subgraph, no values. */
export function presentError(error: GraphQLError, { requestId, nothingServed }: ErrorSource): GraphQLError {
  const code = String(error.extensions['code'] ?? 'INTERNAL_SERVER_ERROR');
  const isPublic = publicCodes.has(code);
  if (!isPublic) logger.error({ msg: 'operation failed', requestId, path: error.path, err: causeOf(error) });
  const { retryable, retryAfterSeconds, service, closeCode } = error.extensions;
  const shown = isPublic ? { code, retryable, retryAfterSeconds, service, closeCode } : internalError;
  return new GraphQLError(isPublic ? error.message : 'Internal error', {
    ...(error.source ? { source: error.source } : {}),
    ...(error.positions ? { positions: error.positions } : {}),
    path: error.path ?? null,
    extensions: {
      ...Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined)),
      requestId,
      ...(nothingServed ? { http: httpOf(code, error) } : {}),
    },
  });
}

const internalError = { code: 'INTERNAL_SERVER_ERROR' };

function causeOf(error: GraphQLError): unknown {
  return error.originalError ?? { message: error.message, code: error.extensions['code'] };
}

/** `spec: false` gives the status to clients that accept plain `application/json`, too. */
function httpOf(code: string, error: GraphQLError): Record<string, unknown> {
  const asked = error.extensions['http'] as { status?: number; headers?: Record<string, string> } | undefined;
  if (code === 'SERVICE_UNAVAILABLE') {
    const seconds = Number(error.extensions['retryAfterSeconds'] ?? 2);
    return { status: 503, spec: false, headers: { 'retry-after': String(seconds) } };
  }
  if (requestCodes.has(code)) {
    const status = asked?.status && asked.status !== 200 ? asked.status : 400;
    return { status, spec: false, headers: asked?.headers ?? {} };
  }
  return publicCodes.has(code) ? { status: 200, spec: false } : { status: 500, spec: false };
}
