import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useQuery, type AnyVariables } from 'urql';
import type { LiveSnapshot, LiveStatus } from './live-status.js';
import { problemOf, type Problem } from './problem.js';

const retryAfter = 15_000;

const LiveStatusContext = createContext<LiveStatus | null>(null);

/** Hands the window's stream status down. */
export const LiveStatusProvider = LiveStatusContext.Provider;

/** How the window's streams stand. */
export function useLiveStatus(): LiveSnapshot {
  const status = useContext(LiveStatusContext);
  if (!status) throw new Error('useLiveStatus needs a LiveStatusProvider');
  return useSyncExternalStore(status.subscribe, status.read);
}

/** Data that stays on the screen when reading it again fails. */
export interface GraphRead<Data> {
  /** The last good answer; kept while newer ones fail. */
  data: Data | undefined;
  /** Why the newest attempt failed, or null. */
  problem: Problem | null;
  /** When `data` was read. */
  readAt: Date | null;
  /** Nothing to show yet. */
  loading: boolean;
  /** Reads again from the server. */
  reread: () => void;
}

/**
 * Reads a query and keeps its last good answer. It is read again after a gap in the streams, and while it fails.
 * Components that change its variables give themselves a `key`, so an answer never belongs to other variables.
 */
export function useGraph<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  options: { pause?: boolean } = {},
): GraphRead<Data> {
  const [result, execute] = useQuery<Data, Variables>({ query, variables, pause: options.pause } as never);
  const [good, setGood] = useState<{ data: Data; readAt: Date } | null>(null);
  if (result.data && !result.error && result.data !== good?.data) {
    setGood({ data: result.data, readAt: new Date() });
  }
  const reread = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);

  const failing = Boolean(result.error);
  useEffect(() => {
    if (!failing) return;
    const timer = setInterval(reread, retryAfter);
    return () => clearInterval(timer);
  }, [failing, reread]);

  const { gaps } = useLiveStatus();
  const seenGaps = useRef(gaps);
  useEffect(() => {
    if (seenGaps.current === gaps) return;
    seenGaps.current = gaps;
    if (!options.pause) reread();
  }, [gaps, reread, options.pause]);

  // A partial answer (one service is away) is better than none.
  const data = good?.data ?? result.data;
  return {
    data,
    problem: result.error ? problemOf(result.error) : null,
    readAt: good?.readAt ?? null,
    loading: !data && !result.error && !options.pause,
    reread,
  };
}

/** Calls at most once in `interval` milliseconds, the last call included. */
export function useThrottled(callback: () => void, interval: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, interval);
  }, [interval]);
}
