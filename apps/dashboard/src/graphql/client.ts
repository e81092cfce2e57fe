import { Client, fetchExchange, mapExchange, subscriptionExchange, type CombinedError } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import type { Client as StreamClient, RequestParams } from 'graphql-sse';
import { normalisedCache } from './cache.js';
import { keepAlive } from './live-streams.js';
import type { LiveStatus } from './live-status.js';

interface PersistedDocument {
  __meta__?: { hash?: string };
}

const hashOf = (document: unknown) => (document as PersistedDocument).__meta__?.hash ?? '';

/** Whether an error says that nobody is signed in (any more). */
export function isSignedOut(error: CombinedError): boolean {
  const response = error.response as Response | undefined;
  return (
    response?.status === 401 ||
    error.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')
  );
}

/**
 * Context of a subscription whose page must read again once it is open: changes between the page's first reading and
 * the opening of the stream would be missed otherwise.
 */
export const rereadOnOpen = { rereadOnOpen: true };

/** What the client is made of; the parts are shared with the live dot and the router. */
export interface GraphClientParts {
  language: string;
  status: LiveStatus;
  streams: StreamClient;
  onSignedOut: () => void;
}

/**
 * The one client of a window. Documents travel as the hash of the persisted manifest; only a gateway that does not
 * know the hash (a development build) is sent the text.
 */
export function createGraphClient({ language, status, streams, onSignedOut }: GraphClientParts): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: {
      credentials: 'same-origin',
      // Streams have a client of their own, so answers come as one piece.
      headers: { 'accept-language': language, accept: 'application/graphql-response+json, application/json' },
    },
    exchanges: [
      normalisedCache(),
      mapExchange({ onError: (error) => isSignedOut(error) && onSignedOut() }),
      persistedExchange({
        preferGetForPersistedQueries: false,
        enableForMutation: true,
        // A stream has no second attempt with the text, so it waits for a build whose manifest the gateway has.
        enableForSubscriptions: !import.meta.env.DEV,
        generateHash: (_text, document) => Promise.resolve(hashOf(document)),
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request, { context }) => ({
          subscribe: (sink) => ({
            unsubscribe: keepAlive(streams, status, request as RequestParams, {
              rereadOnOpen: context.rereadOnOpen === true,
              next: (result) => sink.next(result as Parameters<typeof sink.next>[0]),
            }),
          }),
        }),
      }),
    ],
  });
}
