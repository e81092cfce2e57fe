import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createRequest } from '@urql/core';
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
import type { ReadOutcome, ReadOutcomes } from './read-outcomes.js';

const retryAfter = 15_000;

/** What a window knows about its connection to the graph. */
export interface Connection {
  status: LiveStatus;
  outcomes: ReadOutcomes;
}

const ConnectionContext = createContext<Connection | null>(null);

/** Hands the window's connection down. */
export const ConnectionProvider = ConnectionContext.Provider;

function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('this needs a ConnectionProvider');
  return connection;
}

/** How the window's streams stand. */
export function useLiveStatus(): LiveSnapshot {
  const { status } = useConnection();
  return useSyncExternalStore(status.subscribe, status.read);
}

/** Data that stays on the screen when reading it again fails. */
export interface GraphRead<Data> extends ReadOutcome {
  /** The last good answer; kept while newer ones fail. */
  data: Data | undefined;
  /** Nothing to show yet. */
  loading: boolean;
  /** Reads again from the server. */
  reread: () => void;
}

/** Reads again now and then while it fails. */
function useRetry(failing: boolean, reread: () => void): void {
  useEffect(() => {
    if (!failing) return;
    const timer = setInterval(reread, retryAfter);
    return () => clearInterval(timer);
  }, [failing, reread]);
}

/** Reads again once after each gap in the streams. */
function useGapReread(paused: boolean, reread: () => void): void {
  const { gaps } = useLiveStatus();
  const seen = useRef(gaps);
  useEffect(() => {
    if (seen.current === gaps) return;
    seen.current = gaps;
    if (!paused) reread();
  }, [gaps, paused, reread]);
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
  const paused = options.pause === true;
  const { outcomes } = useConnection();
  const { key } = createRequest(query, variables);
  const outcome = useSyncExternalStore(outcomes.subscribe, () => outcomes.of(key));
  const [result, execute] = useQuery<Data, Variables>({ query, variables, pause: paused } as never);
  const [good, setGood] = useState<Data | undefined>(undefined);
  if (result.data && !result.error && result.data !== good) setGood(result.data);

  const reread = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  useRetry(outcome.problem !== null, reread);
  useGapReread(paused, reread);
  // A partial answer (one service is away) is better than none.
  const data = good ?? result.data;
  return { ...outcome, data, loading: !data && !outcome.problem && !paused, reread };
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
