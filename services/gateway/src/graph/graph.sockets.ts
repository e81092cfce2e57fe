import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { getGraphQLWSOptions } from '@graphql-hive/gateway-runtime';
import type { Context, ServerOptions } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Caller } from '../callers/caller.js';
import { CallersService } from '../callers/callers.service.js';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { clientAddress } from '../http/client-address.js';
import { isForeignOrigin } from '../http/csrf.rules.js';
import { refusals } from '../http/gateway.metrics.js';
import { requestIdOf } from '../http/request-id.js';
import { browserRequest, trustedOrigins } from '../http/trusted-origins.js';
import { RateLimits } from '../limits/rate-limits.js';
import type { GraphContext } from './graph-context.js';
import { graphError, presentError } from './graph-error.js';
import { GraphRuntime } from './graph.runtime.js';

interface SocketExtra extends Extra {
  caller?: Caller;
}
type SocketContext = Context<Record<string, unknown>, SocketExtra>;

const pingMs = 12_000;
const initWaitMs = 5_000;

/** `/graphql` over WebSocket (graphql-transport-ws), under the same rules as over HTTP. */
@Injectable()
export class GraphSockets {
  private readonly logger = new Logger(GraphSockets.name);
  private readonly sockets: WebSocketServer;
  private readonly protocol: { dispose: () => void | Promise<void> };

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly callers: CallersService,
    private readonly limits: RateLimits,
    graph: GraphRuntime,
  ) {
    this.sockets = new WebSocketServer({ noServer: true, maxPayload: env.RASAD_LIMIT_BODY_BYTES });
    this.protocol = useServer(this.options(graph), this.sockets, pingMs);
  }

  /** Takes WebSocket upgrades of exactly `/graphql`; refuses all others. */
  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => socket.destroy());
      this.upgrade(request, socket, head).catch(() => socket.destroy());
    });
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://gateway');
    if (pathname !== '/graphql') return refuseUpgrade(socket, '404 Not Found');
    const address = clientAddress(request, this.env.RASAD_TRUSTED_PROXIES);
    const wait = await this.limits.exceeded('ADDRESS', address);
    if (wait !== null) return refuseUpgrade(socket, `429 Too Many Requests\r\nRetry-After: ${wait}`);
    this.sockets.handleUpgrade(request, socket, head, (client) =>
      this.sockets.emit('connection', client, request),
    );
  }

  /** Closes all sockets; clients connect again. */
  async close(): Promise<void> {
    for (const socket of this.sockets.clients) socket.close(1012, 'Service restart');
    await this.protocol.dispose();
  }

  private options(graph: GraphRuntime): ServerOptions<Record<string, unknown>, SocketExtra> {
    const runtime = getGraphQLWSOptions<Record<string, unknown>, SocketExtra>(graph.gateway, (context) => ({
      ...contextOf(context as unknown as SocketContext),
    }));
    const { onSubscribe, ...rest } = runtime as ServerOptions<Record<string, unknown>, SocketExtra>;
    return {
      ...rest,
      connectionInitWaitTimeout: initWaitMs,
      onConnect: (context) => this.admit(context as SocketContext),
      onSubscribe: async (context, id, payload) =>
        (await this.refusalOf(context as SocketContext)) ?? onSubscribe?.(context, id, payload),
    };
  }

  /** A cookie counts only from our own pages: a WebSocket is not bound by the same-origin policy. */
  private async admit({ connectionParams, extra }: SocketContext): Promise<boolean> {
    const { headers } = extra.request;
    const authorization =
      textOf(connectionParams?.['authorization']) ?? textOf(connectionParams?.['Authorization']);
    const isForeign = isForeignOrigin(browserRequest(extra.request), trustedOrigins(this.env));
    try {
      extra.caller = await this.callers.authenticate({
        authorization: authorization ?? headers.authorization,
        cookie: isForeign ? undefined : headers.cookie,
        'accept-language': textOf(connectionParams?.['accept-language']) ?? headers['accept-language'],
      });
      return true;
    } catch (error) {
      refusals.inc({ reason: 'UNAUTHENTICATED' });
      this.logger.warn({ msg: 'socket not authenticated', reason: (error as Error).message });
      return false;
    }
  }

  private async refusalOf({ extra }: SocketContext) {
    const { credential } = callerOf(extra);
    const expired = credential.expiresAt.getTime() <= Date.now();
    if (expired) extra.socket.close(4403, 'Forbidden');
    const wait = await this.limits.exceeded('CREDENTIAL', credential.username);
    if (wait === null) return undefined;
    refusals.inc({ reason: 'RATE_LIMITED' });
    const error = graphError('RATE_LIMITED', `Too many requests; wait ${wait} seconds.`, {
      retryAfterSeconds: wait,
    });
    return [presentError(error, { requestId: requestIdOf(extra.request), nothingServed: false })];
  }
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}

function contextOf({ extra }: SocketContext): GraphContext {
  return {
    caller: callerOf(extra),
    requestId: requestIdOf(extra.request),
    connection: { kind: 'SOCKET', hangUp: (code, reason) => extra.socket.close(code, reason) },
  };
}

function callerOf({ caller }: SocketExtra): Caller {
  if (!caller) throw new Error('an operation on a socket that was not admitted');
  return caller;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
