import { createClient } from 'graphql-ws';
import type { Caller, World } from './harness.js';

/** What a subscription received, and how to end it. */
export interface Subscribed<T> {
  received: T[];
  failures: unknown[];
  stop: () => void | Promise<void>;
}

/** Subscribes over a connection of its own. @param field the subscription's root field, whose values are gathered. */
export function subscribe<T>(
  world: World,
  caller: Caller,
  field: string,
  query: string,
  variables: Record<string, unknown>,
): Subscribed<T> {
  const received: T[] = [];
  const failures: unknown[] = [];
  const client = createClient({
    url: `${world.url.replace('http', 'ws')}/graphql`,
    lazy: false,
    retryAttempts: 0,
    connectionParams: async () => ({ authorization: `Bearer ${await caller.token()}` }),
  });
  client.subscribe<Record<string, T>>(
    { query, variables },
    {
      next: ({ data, errors }) => (data ? received.push(data[field] as T) : failures.push(errors)),
      error: (error) => failures.push(error),
      complete: () => undefined,
    },
  );
  return { received, failures, stop: () => client.dispose() };
}
