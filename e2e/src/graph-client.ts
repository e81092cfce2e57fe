import { createClient, type Client } from 'graphql-sse';

/** One answer of the graph. */
export interface GraphAnswer<T> {
  status: number;
  data: T | null;
  errors: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** A client of the gateway's graph with one person's bearer token, over HTTP and server-sent events. */
export class GraphClient {
  private readonly sse: Client;

  constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly lang: 'fa' | 'en',
  ) {
    this.sse = createClient({ url: `${url}/graphql`, headers: () => this.headers(), retryAttempts: 0 });
  }

  /** Signs in as a sample user. */
  static async signIn(url: string, username: string, lang: 'fa' | 'en'): Promise<GraphClient> {
    const response = await fetch(`${url}/auth/sample-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok)
      throw new Error(`no token for ${username}: ${response.status} ${await response.text()}`);
    const { accessToken } = (await response.json()) as { accessToken: string };
    return new GraphClient(url, accessToken, lang);
  }

  /** Sends an operation and returns the whole answer, errors included. */
  async send<T>(
    query: string,
    variables: Record<string, unknown> = {},
    timeoutMs = 15_000,
  ): Promise<GraphAnswer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers() },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body = (await response.json()) as Partial<GraphAnswer<T>>;
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  }

  /** Sends an operation that must succeed and returns its data. */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const answer = await this.send<T>(query, variables);
    if (answer.errors.length > 0 || answer.data === null) {
      throw new Error(`${answer.status}: ${JSON.stringify(answer.errors)}`);
    }
    return answer.data;
  }

  /** Sends or reads a file at an address that the graph gave. */
  file(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...this.headers(), ...(init.headers as Record<string, string> | undefined) };
    return fetch(`${this.url}${path}`, { ...init, headers, signal: AbortSignal.timeout(30_000) });
  }

  /** Subscribes; `received` grows as the gateway pushes. */
  subscribe<T>(query: string, variables: Record<string, unknown> = {}): LiveQuery<T> {
    const live: LiveQuery<T> = { received: [], failures: [], stop: () => undefined };
    live.stop = this.sse.subscribe<T>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (errors) live.failures.push(errors);
          if (data) live.received.push({ at: performance.now(), data });
        },
        error: (failure) => live.failures.push(failure),
        complete: () => undefined,
      },
    );
    return live;
  }

  private headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}`, 'accept-language': this.lang };
  }
}

/** A running subscription. */
export interface LiveQuery<T> {
  received: { at: number; data: T }[];
  failures: unknown[];
  stop: () => void;
}
