import { expect } from '@jest/globals';
import { eventually } from '@rasad/testing';

/** One event of an SSE response. */
export interface StreamEvent {
  event: string;
  data: unknown;
}

/** An open SSE response, read event by event. */
export interface EventStream {
  status: number;
  /** Comments seen so far: they keep proxies from closing a silent connection. */
  pings: number;
  /** The next event; undefined when the response has ended or broken. Rejects when none comes for long. */
  next: () => Promise<StreamEvent | undefined>;
  close: () => void;
}

/** Subscribes over SSE with plain fetch. */
export async function openEventStream(
  url: string,
  token: string,
  query: string,
  method: 'GET' | 'POST' = 'POST',
  headers: Record<string, string> = {},
): Promise<EventStream> {
  const control = new AbortController();
  const isPost = method === 'POST';
  const response = await fetch(`${url}/graphql${isPost ? '' : `?query=${encodeURIComponent(query)}`}`, {
    method,
    headers: {
      accept: 'text/event-stream',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(isPost ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(isPost ? { body: JSON.stringify({ query }) } : {}),
    signal: control.signal,
  });
  const events: (StreamEvent | undefined)[] = [];
  const stream: EventStream = {
    status: response.status,
    pings: 0,
    next: () => eventually(() => (expect(events.length).toBeGreaterThan(0), events.shift())),
    close: () => control.abort(),
  };
  void readBlocks(response, (block) => {
    if (block?.startsWith(':')) stream.pings += 1;
    else events.push(block === undefined ? undefined : parseBlock(block));
  });
  return stream;
}

/** Hands over block after block, and undefined at the end. */
async function readBlocks(response: Response, take: (block: string | undefined) => void): Promise<void> {
  let text = '';
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString('utf8');
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      blocks.filter(Boolean).forEach(take);
    }
  } catch {
    // Broken off, by the server or by the test.
  }
  take(undefined);
}

function parseBlock(block: string): StreamEvent {
  const lines = new Map(block.split('\n').map((line) => line.split(/:\s?(.*)/s, 2) as [string, string]));
  const data = lines.get('data');
  return { event: lines.get('event') ?? '', data: data ? (JSON.parse(data) as unknown) : undefined };
}
