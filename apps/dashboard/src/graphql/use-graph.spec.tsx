/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { fakeGraph, type Answer } from '../../test/fake-graph.js';
import { OverviewSummaryDocument } from './generated/graphql.js';
import { useGraph } from './use-graph.js';

const summary = (score: number) => ({
  __typename: 'Query',
  summary: {
    __typename: 'Summary',
    id: 'all',
    assigned: 1,
    toDo: 0,
    inProgress: 0,
    submitted: 0,
    returned: 0,
    accepted: 1,
    overdue: 0,
    compliant: 1,
    partiallyCompliant: 0,
    nonCompliant: 0,
    notApplicable: 0,
    notAssessed: 0,
    score,
    asOf: '2026-11-23T06:00:00Z',
  },
});
const away: Answer = () => new TypeError('Failed to fetch');

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('Reading the graph', () => {
  it('keeps the last good answer, and says since when, while the server is away', () => {
    const graph = fakeGraph(() => summary(0.5));
    const { result } = renderHook(() => useGraph(OverviewSummaryDocument, {}), { wrapper: graph.wrapper });
    expect(result.current.data?.summary.score).toBe(0.5);
    expect(result.current.problem).toBeNull();
    const { readAt } = result.current;
    graph.server.answer = away;
    act(() => result.current.reread());
    expect(result.current.data?.summary.score).toBe(0.5);
    expect(result.current.problem?.kind).toBe('OFFLINE');
    expect(result.current.readAt).toEqual(readAt);
  });

  it('tries again by itself until the server is back', () => {
    jest.useFakeTimers();
    const graph = fakeGraph(away);
    const { result } = renderHook(() => useGraph(OverviewSummaryDocument, {}), { wrapper: graph.wrapper });
    expect(result.current).toMatchObject({ data: undefined, loading: false, problem: { kind: 'OFFLINE' } });
    graph.server.answer = () => summary(0.7);
    act(() => jest.advanceTimersByTime(15_000));
    expect(result.current).toMatchObject({ problem: null, data: { summary: { score: 0.7 } } });
  });

  it('reads again once after a gap in the streams', () => {
    const graph = fakeGraph(() => summary(0.5));
    const answer = jest.fn<Answer>(() => summary(0.6));
    const { result } = renderHook(() => useGraph(OverviewSummaryDocument, {}), { wrapper: graph.wrapper });
    graph.server.answer = answer;
    act(() => graph.status.gapClosed());
    expect(answer).toHaveBeenCalledTimes(1);
    expect(result.current.data?.summary.score).toBe(0.6);
  });
});
