/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Client } from 'graphql-sse';
import { LiveStatus } from './live-status.js';
import { keepAlive, type LiveSink } from './live-streams.js';

type Subscribe = Client['subscribe'];
type Handlers = {
  sink: Parameters<Subscribe>[1];
  on: NonNullable<Parameters<Subscribe>[2]>;
  stop: jest.Mock;
};

/** A stream client whose server is the test. */
function fakeStreams() {
  const opened: Handlers[] = [];
  const subscribe = ((_request, sink, on) => {
    const stop = jest.fn();
    opened.push({ sink, on: on ?? {}, stop });
    return stop;
  }) as Subscribe;
  return { opened, client: { subscribe } as Client };
}

const request = { query: 'subscription { activityAdded { id } }' };
let status: LiveStatus;
const received: unknown[] = [];
const sink: LiveSink = { next: (result) => received.push(result.data) };

function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  jest.useFakeTimers();
  status = new LiveStatus();
  received.length = 0;
});
afterEach(() => {
  setHidden(false);
  jest.useRealTimers();
});

describe('A stream', () => {
  it('is live once it is open and hands on what it gets', () => {
    const { opened, client } = fakeStreams();
    const stop = keepAlive(client, status, request, sink);
    expect(status.read().state).toBe('connecting');
    opened[0]?.on.connected?.(false);
    opened[0]?.sink.next({ data: { activityAdded: { id: 'a' } } });
    expect(status.read()).toEqual({ state: 'live', gaps: 0 });
    expect(received).toEqual([{ activityAdded: { id: 'a' } }]);
    stop();
    expect(status.read().state).toBe('idle');
    expect(opened[0]?.stop).toHaveBeenCalledTimes(1);
  });

  it.each(['complete', 'error'] as const)(
    'that the server ends (%s) is opened again, and tells of the gap',
    async (end) => {
      const { opened, client } = fakeStreams();
      const stop = keepAlive(client, status, request, sink);
      opened[0]?.on.connected?.(false);
      opened[0]?.sink[end](new Error('restarted'));
      expect(status.read().state).toBe('lost');
      await jest.advanceTimersByTimeAsync(2100);
      expect(opened).toHaveLength(2);
      opened[1]?.on.connected?.(false);
      expect(status.read()).toEqual({ state: 'live', gaps: 1 });
      stop();
    },
  );

  it('that the library brings back tells of the gap', () => {
    const { opened, client } = fakeStreams();
    const stop = keepAlive(client, status, request, sink);
    opened[0]?.on.connected?.(false);
    opened[0]?.on.connecting?.(true);
    expect(status.read().state).toBe('lost');
    opened[0]?.on.connected?.(true);
    expect(status.read()).toEqual({ state: 'live', gaps: 1 });
    stop();
  });

  it('whose page must read again once it is open counts its opening as a gap', () => {
    const { opened, client } = fakeStreams();
    const stop = keepAlive(client, status, request, { ...sink, rereadOnOpen: true });
    opened[0]?.on.connected?.(false);
    expect(status.read()).toEqual({ state: 'live', gaps: 1 });
    stop();
  });

  it('gives its connection back after a minute out of sight and resumes when seen', async () => {
    const { opened, client } = fakeStreams();
    const stop = keepAlive(client, status, request, sink);
    opened[0]?.on.connected?.(false);
    setHidden(true);
    await jest.advanceTimersByTimeAsync(59_000);
    expect(opened[0]?.stop).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(2000);
    expect(opened[0]?.stop).toHaveBeenCalled();
    setHidden(false);
    expect(opened).toHaveLength(2);
    stop();
  });

  it('that is no longer wanted is not opened again', async () => {
    const { opened, client } = fakeStreams();
    const stop = keepAlive(client, status, request, sink);
    opened[0]?.sink.complete();
    stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(opened).toHaveLength(1);
  });
});
