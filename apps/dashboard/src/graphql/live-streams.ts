import { createClient, type Client, type ExecutionResult, type RequestParams } from 'graphql-sse';
import type { LiveStatus } from './live-status.js';

const longestWait = 30_000;
const hiddenGrace = 60_000;

/** Receives the results of one subscription until it is stopped. */
export interface LiveSink {
  /** Counts the first opening as a gap too. */
  rereadOnOpen?: boolean;
  next(result: ExecutionResult<Record<string, unknown>, unknown>): void;
}

/** Waits 1, 2, 4 … 30 seconds plus a random second, so that many windows do not come back at once. */
export async function backOff(retries: number): Promise<void> {
  const wait = Math.min(longestWait, 1000 * 2 ** retries) + Math.random() * 1000;
  await new Promise((resolve) => setTimeout(resolve, wait));
}

/** The graphql-sse client of a window: every subscription is one event stream, with the session's cookie. */
export function createStreamClient(language: string, onSignedOut: () => void): Client {
  return createClient({
    url: new URL('/graphql', window.location.origin).href,
    credentials: 'same-origin',
    headers: { 'accept-language': language },
    retryAttempts: Number.POSITIVE_INFINITY,
    retry: backOff,
    fetchFn: async (input: RequestInfo, init?: RequestInit) => {
      const response = await fetch(input, init);
      if (response.status === 401) onSignedOut();
      return response;
    },
  });
}

/**
 * Keeps one subscription alive. The library comes back from network failures; a stream that the server ends (a
 * restarted subgraph, an expired token) is subscribed again here. A window hidden for a minute gives its connection
 * back, because a browser allows six to one origin over HTTP/1.1, and resumes when it is seen again.
 * @returns stops it
 */
export function keepAlive(
  client: Client,
  status: LiveStatus,
  request: RequestParams,
  sink: LiveSink,
): () => void {
  const stream = Symbol(request.operationName ?? 'stream');
  let stopped = false;
  let missed = sink.rereadOnOpen === true;
  let isLost = false;
  let failures = 0;
  let attempt = 0;
  let stopCurrent = () => {};
  let hiddenTimer: ReturnType<typeof setTimeout> | undefined;

  const lost = () => {
    missed = true;
    isLost = true;
    status.set(stream, 'lost');
  };

  const opened = () => {
    status.set(stream, 'open');
    isLost = false;
    if (missed) status.gapClosed();
    missed = false;
  };

  const again = async () => {
    if (stopped) return;
    lost();
    const waiting = ++attempt;
    await backOff(failures++);
    if (!stopped && !document.hidden && waiting === attempt) start();
  };

  function start() {
    attempt++;
    status.set(stream, isLost ? 'lost' : 'connecting');
    let current = true;
    const end = () => {
      if (current) void again();
      current = false;
    };
    const stop = client.subscribe<Record<string, unknown>, unknown>(
      request,
      {
        next(result) {
          if (!current || !result.data) return;
          failures = 0;
          sink.next(result);
        },
        error: end,
        complete: end,
      },
      { connecting: (reconnecting) => reconnecting && lost(), connected: opened },
    );
    stopCurrent = () => {
      current = false;
      stop();
    };
  }

  const onVisibility = () => {
    clearTimeout(hiddenTimer);
    if (document.hidden) {
      hiddenTimer = setTimeout(() => {
        stopCurrent();
        lost();
      }, hiddenGrace);
    } else if (isLost) {
      stopCurrent();
      start();
    }
  };

  document.addEventListener('visibilitychange', onVisibility);
  start();
  return () => {
    stopped = true;
    clearTimeout(hiddenTimer);
    document.removeEventListener('visibilitychange', onVisibility);
    stopCurrent();
    status.set(stream, null);
  };
}
