/** @jest-environment jsdom */
import { describe, expect, it, jest } from '@jest/globals';
import { Client, makeResult, type Exchange, type Operation } from '@urql/core';
import { filter, map, pipe, subscribe } from 'wonka';
import { normalisedCache } from './cache.js';
import {
  ActivityAddedDocument,
  LatestActivityDocument,
  type ActivityLineFragment,
} from './generated/graphql.js';

const activity = (id: string): ActivityLineFragment => ({
  __typename: 'Activity',
  id,
  type: 'REPORT_SUBMITTED',
  at: '2026-11-23T06:00:00Z',
  result: null,
  obligationTitle: 'duty',
  actor: null,
  actorRole: 'REPORTER',
  actorUnit: null,
  unit: null,
  provision: null,
});

function clientOf(answer: (operation: Operation) => Record<string, unknown>): Client {
  const end: Exchange = () => (operations) =>
    pipe(
      operations,
      filter(({ kind }) => kind !== 'teardown'),
      map((operation) => makeResult(operation, { data: answer(operation) })),
    );
  return new Client({
    url: 'http://graph.invalid',
    preferGetMethod: false,
    exchanges: [normalisedCache(), end],
  });
}

describe('The cache', () => {
  it('puts a new activity on top of the shown ones and keeps their number', () => {
    const shown = Array.from({ length: 8 }, (_, index) => activity(`old-${index}`));
    const warnings = jest.spyOn(console, 'warn');
    const client = clientOf(({ kind }) =>
      kind === 'subscription'
        ? { __typename: 'Subscription', activityAdded: activity('new') }
        : { __typename: 'Query', activity: { __typename: 'ActivityConnection', nodes: shown } },
    );
    const seen: string[][] = [];
    const watching = pipe(
      client.query(LatestActivityDocument, { filter: {} }),
      subscribe(({ data }) => seen.push((data?.activity.nodes ?? []).map(({ id }) => id))),
    );
    const following = pipe(
      client.subscription(ActivityAddedDocument, { filter: {} }),
      subscribe(() => {}),
    );
    expect(seen.at(-1)).toEqual(['new', ...shown.slice(0, 7).map(({ id }) => id)]);
    expect(warnings).not.toHaveBeenCalled();
    watching.unsubscribe();
    following.unsubscribe();
  });
});
