/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import type { GraphRead } from '../graphql/use-graph.js';
import { ReadStates } from './states.js';

const read: GraphRead<string> = {
  data: undefined,
  problem: null,
  readAt: null,
  loading: true,
  reread: () => {},
};
const problem = { kind: 'AWAY', requestId: 'request-7' } as const;
const show = (state: Partial<GraphRead<string>>) =>
  render(<ReadStates read={{ ...read, ...state }}>{(data) => <p>{data}</p>}</ReadStates>);

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('A tile', () => {
  it('shows nothing of its waiting for 300 ms, so that quick answers do not flicker', () => {
    jest.useFakeTimers();
    show({});
    expect(screen.getByRole('status').dataset.due).toBeUndefined();
    act(() => jest.advanceTimersByTime(300));
    expect(screen.getByRole('status').dataset.due).toBe('true');
  });

  it('says why it has nothing, with an id to ask for help with and another try', () => {
    const reread = jest.fn();
    show({ loading: false, problem, reread });
    expect(screen.getByRole('alert').textContent).toContain('بخشی از سامانه پاسخ نمی‌دهد');
    expect(screen.getByText('request-7')).toBeTruthy();
    act(() => screen.getByRole('button', { name: 'تلاش دوباره' }).click());
    expect(reread).toHaveBeenCalledTimes(1);
  });

  it('keeps what it has and says how old it is while the server is away', () => {
    show({ data: 'kept', problem, readAt: new Date('2026-11-23T07:12:00Z'), loading: false });
    expect(screen.getByText('kept')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('تا ساعت ۱۰:۴۲');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows a partial answer together with what is missing', () => {
    show({ data: 'part', problem, loading: false });
    expect(screen.getByText('part')).toBeTruthy();
    expect(screen.getByRole('alert')).toBeTruthy();
  });
});
