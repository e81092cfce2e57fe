import { signPrincipal, type PrincipalClaims } from '@rasad/testing';
import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';

/** Grants of a caller: role and unit. */
export type Grants = PrincipalClaims['grants'];

/** An answer of the graph. */
export interface Answer<T> {
  data: T | null;
  errors?: { message: string; extensions: { code: string } }[];
}

/** A caller with a principal token, as the gateway would call. */
export class GraphClient {
  private readonly sockets: Client[] = [];

  constructor(
    private readonly url: string,
    private readonly claims: Omit<PrincipalClaims, 'audience'>,
  ) {}

  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: await this.authorization() },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<T>;
  }

  /** Asks and expects an answer without errors. */
  async get<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.ask<T>(query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Subscribes; messages gather in the list, what went wrong in `errors`. */
  subscribe<T>(query: string, variables: Record<string, unknown> = {}): Received<T> {
    const client = createClient({
      url: `${this.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: async () => ({ authorization: await this.authorization() }),
    });
    this.sockets.push(client);
    const received: Received<T> = { messages: [], errors: [], ended: false };
    client.subscribe<T>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (data) received.messages.push(data);
          if (errors) received.errors.push(...errors);
        },
        error: (error) => received.errors.push(...[error].flat()),
        complete: () => (received.ended = true),
      },
    );
    return received;
  }

  async close(): Promise<void> {
    await Promise.all(this.sockets.map((socket) => socket.dispose()));
  }

  private async authorization(): Promise<string> {
    return `Bearer ${await signPrincipal({ ...this.claims, audience: 'reporting' })}`;
  }
}

/** What a subscription has received so far. */
export interface Received<T> {
  messages: T[];
  errors: unknown[];
  ended: boolean;
}
