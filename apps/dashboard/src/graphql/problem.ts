import type { CombinedError } from '@urql/core';

/** Why data could not be read or written, in the terms a reader needs. */
export interface Problem {
  /** No network; a service behind the gateway is away; too many requests; anything else of the server. */
  kind: 'OFFLINE' | 'AWAY' | 'LIMIT' | 'SERVER';
  /** To be named when asking for help. */
  requestId: string | null;
}

function kindOf(error: CombinedError): Problem['kind'] {
  const response = error.response as Response | undefined;
  if (error.networkError && !response) return 'OFFLINE';
  if (response?.status === 429) return 'LIMIT';
  const isAway = error.graphQLErrors.some(({ extensions }) => extensions.code === 'SERVICE_UNAVAILABLE');
  return isAway || response?.status === 503 ? 'AWAY' : 'SERVER';
}

function requestIdOf(error: CombinedError): string | null {
  const response = error.response as Response | undefined;
  const fromBody = error.graphQLErrors.map(({ extensions }) => extensions.requestId).find(Boolean);
  return typeof fromBody === 'string' ? fromBody : (response?.headers?.get('x-request-id') ?? null);
}

/** The problem behind an error of the client. The server's own words are for its log, the request id leads there. */
export function problemOf(error: CombinedError): Problem {
  return { kind: kindOf(error), requestId: requestIdOf(error) };
}
