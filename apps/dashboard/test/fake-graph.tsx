import { Client, makeErrorResult, makeResult, mapExchange, type Exchange, type Operation } from '@urql/core';
import type { ReactNode } from 'react';
import { Provider } from 'urql';
import { filter, map, pipe } from 'wonka';
import { normalisedCache } from '../src/graphql/cache.js';
import { LiveStatus } from '../src/graphql/live-status.js';
import { problemOf } from '../src/graphql/problem.js';
import { ReadOutcomes } from '../src/graphql/read-outcomes.js';
import { ConnectionProvider } from '../src/graphql/use-graph.js';

/** Answers an operation: its data, or an error to be thrown at the reader. */
export type Answer = (operation: Operation) => Record<string, unknown> | Error;

/** The end of the exchanges: instead of the network, a function. */
function answering(answer: () => Answer): Exchange {
  return () => (operations) =>
    pipe(
      operations,
      filter(({ kind }) => kind !== 'teardown'),
      map((operation) => {
        const given = answer()(operation);
        if (given instanceof Error) return makeErrorResult(operation, given);
        return makeResult(operation, { data: given });
      }),
    );
}

/** A connection whose server is a function that a test may exchange; cache and outcomes are the real ones. */
export function fakeGraph(first: Answer) {
  const status = new LiveStatus();
  const outcomes = new ReadOutcomes();
  const server = { answer: first };
  const client = new Client({
    url: 'http://graph.invalid',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [
      normalisedCache(),
      mapExchange({
        onResult({ operation, error }) {
          if (error) outcomes.failed(operation.key, problemOf(error));
          else outcomes.succeeded(operation.key, new Date());
        },
      }),
      answering(() => server.answer),
    ],
  });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <Provider value={client}>
      <ConnectionProvider value={{ status, outcomes }}>{children}</ConnectionProvider>
    </Provider>
  );
  return { client, status, outcomes, server, wrapper };
}
