import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the double received it. */
export interface ReceivedRequest {
  method: string;
  path: string;
  token: string | undefined;
  language: string | undefined;
  body: { query?: string; variables?: Record<string, unknown>; username?: string };
}

/** What the double answers. */
export interface DoubleAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Cut the connection instead of answering. */
  cut?: boolean;
}

type Handler = (request: ReceivedRequest) => DoubleAnswer;

/**
 * A real HTTP server on loopback in the gateway's place, to test what the command line sends and how it takes
 * answers that a healthy gateway does not give. The whole platform is tested in `e2e`.
 */
export class GatewayDouble {
  readonly received: ReceivedRequest[] = [];
  /** Answers in order, before the standing ones. */
  readonly next: DoubleAnswer[] = [];
  /** Number of requests after which everything is answered with 500. */
  breaksAfter = Number.POSITIVE_INFINITY;
  readonly #handlers = new Map<string, Handler>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.on('GET /health/live', () => ({ body: { status: 'ok' } }));
    this.on('POST /auth/sample-token', ({ body }) => ({
      body: { accessToken: `token-${body.username}`, expiresIn: 900 },
    }));
  }

  static async start(): Promise<GatewayDouble> {
    const double = new GatewayDouble();
    await new Promise<void>((listening) => double.#server.listen(0, '127.0.0.1', listening));
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Answers a route, e.g. `POST /graphql`, from now on. */
  on(route: string, handler: Handler): void {
    this.#handlers.set(route, handler);
  }

  /** Answers the graph: one function per root field, its argument the variable `input` or all variables. */
  onGraph(
    fields: Record<string, (variables: Record<string, unknown>, request: ReceivedRequest) => unknown>,
  ): void {
    this.on('POST /graphql', (request) => {
      const field = rootField(request.body.query ?? '');
      const resolve = fields[field];
      if (!resolve) return { body: { errors: [{ message: `no such field ${field}` }] } };
      const variables = request.body.variables ?? {};
      const input = (variables['input'] ?? variables) as Record<string, unknown>;
      return { body: { data: { [field]: resolve(input, request) } } };
    });
  }

  /** Operations received whose root field is this one. */
  receivedField(field: string): ReceivedRequest[] {
    return this.received.filter(
      ({ path, body }) => path === '/graphql' && rootField(body.query ?? '') === field,
    );
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((stopped) => this.#server.close(() => stopped()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const received: ReceivedRequest = {
      method: request.method ?? '',
      path: request.url ?? '',
      token: request.headers.authorization?.replace('Bearer ', ''),
      language: request.headers['accept-language'],
      body: text === '' ? {} : (JSON.parse(text) as ReceivedRequest['body']),
    };
    this.received.push(received);
    const { status, headers, body, cut } = this.next.shift() ?? this.#handle(received);
    if (cut) {
      request.socket.destroy();
      return;
    }
    response
      .writeHead(status ?? 200, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify(body));
  }

  #handle(received: ReceivedRequest): DoubleAnswer {
    if (this.received.length > this.breaksAfter) return { status: 500, body: { message: 'broken' } };
    const handler = this.#handlers.get(`${received.method} ${received.path}`);
    return handler ? handler(received) : { status: 404, body: { message: 'no such path' } };
  }
}

/** The first field that an operation asks for. */
function rootField(query: string): string {
  return /\{\s*(\w+)/.exec(query)?.[1] ?? '';
}
