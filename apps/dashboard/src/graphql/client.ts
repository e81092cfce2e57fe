import {
  Client,
  type Exchange,
  fetchExchange,
  mapExchange,
  subscriptionExchange,
  type CombinedError,
} from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import type { Client as StreamClient, RequestParams } from 'graphql-sse';
import { normalisedCache } from './cache.js';
import { keepAlive } from './live-streams.js';
import type { LiveStatus } from './live-status.js';
import { problemOf } from './problem.js';
import type { ReadOutcomes } from './read-outcomes.js';

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
  outcomes: ReadOutcomes;
  streams: StreamClient;
  onSignedOut: () => void;
  /** The gateway serves another build of the dashboard by now. */
  onOtherBuild: () => void;
}

/** Whether an error says that this build is older (or newer) than the gateway's manifest of documents. */
function isOtherBuild(error: CombinedError): boolean {
  return error.graphQLErrors.some(({ extensions }) => extensions.code === 'DOCUMENT_NOT_FOUND');
}

/** Documents travel as their hash in the committed manifest; in development, where they change, as their text. */
function persistedDocuments(): Exchange[] {
  if (import.meta.env.DEV) return [];
  return [
    persistedExchange({
      preferGetForPersistedQueries: false,
      enforcePersistedQueries: true,
      enableForMutation: true,
      enableForSubscriptions: true,
      generateHash: (_text, document) => Promise.resolve(hashOf(document)),
    }),
  ];
}

/** The one client of a window. */
export function createGraphClient({
  language,
  status,
  outcomes,
  streams,
  onSignedOut,
  onOtherBuild,
}: GraphClientParts): Client {
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
      mapExchange({
        onError(error) {
          if (isSignedOut(error)) onSignedOut();
          else if (isOtherBuild(error)) onOtherBuild();
        },
      }),
      mapExchange({
        onResult({ operation, error }) {
          if (operation.kind !== 'query') return;
          if (error) outcomes.failed(operation.key, problemOf(error));
          else outcomes.succeeded(operation.key, new Date());
        },
      }),
      ...persistedDocuments(),
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
