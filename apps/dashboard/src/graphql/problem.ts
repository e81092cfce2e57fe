import type { CombinedError } from '@urql/core';

/** Why data could not be read or written, in the terms a reader needs. */
export interface Problem {
  kind: 'OFFLINE' | 'SERVER' | 'LIMIT';
  /** The server's own words where it has some. */
  detail: string | null;
  /** To be named when asking for help. */
  requestId: string | null;
}

function requestIdOf(error: CombinedError): string | null {
  const response = error.response as Response | undefined;
  const fromBody = error.graphQLErrors.map(({ extensions }) => extensions.requestId).find(Boolean);
  return typeof fromBody === 'string' ? fromBody : (response?.headers?.get('x-request-id') ?? null);
}

/** The problem behind an error of the client. */
export function problemOf(error: CombinedError): Problem {
  const response = error.response as Response | undefined;
  const requestId = requestIdOf(error);
  if (response?.status === 429) return { kind: 'LIMIT', detail: null, requestId };
  if (error.networkError && !response) return { kind: 'OFFLINE', detail: null, requestId };
  return { kind: 'SERVER', detail: error.graphQLErrors[0]?.message ?? null, requestId };
}
