import { Inject, Injectable, Logger } from '@nestjs/common';
import { PrincipalSigner } from '@rasad/service-kit';
import type { ExecutionRequest, ExecutionResult } from '@graphql-tools/utils';
import { print, type DocumentNode, type GraphQLFormattedError } from 'graphql';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { subgraphDuration } from '../http/gateway.metrics.js';
import type { GraphContext } from './graph-context.js';
import { graphError, serviceUnavailable, subgraphError } from './graph-error.js';
import { PushStream } from './push-stream.js';
import { SubgraphFetch } from './subgraph-fetch.js';
import { Subgraphs, type SubgraphName } from './subgraphs.js';

/** What a query plan asks of one subgraph. */
export type SubgraphRequest = ExecutionRequest<Record<string, unknown>, GraphContext>;

interface SubgraphResponse {
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
}

/** Milliseconds between pings on a subscription's connection; two unanswered ones end it. */
const pingMs = 10_000;
/** Events that a slow client may fall behind by before its subscription is interrupted. */
const maxBehind = 1_000;

/** Calls subgraphs on behalf of the caller: each request carries a fresh principal token for that subgraph alone. */
@Injectable()
export class SubgraphClient {
  private readonly logger = new Logger(SubgraphClient.name);
  private readonly printed = new WeakMap<DocumentNode, string>();

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly subgraphs: Subgraphs,
    private readonly signer: PrincipalSigner,
    private readonly http: SubgraphFetch,
  ) {}

  /** Runs a query or mutation. A subgraph that is away or too slow gives an error, never an exception. */
  async execute(name: SubgraphName, request: SubgraphRequest): Promise<ExecutionResult> {
    const timed = subgraphDuration.startTimer({ subgraph: name });
    try {
      const { data, errors } = await this.send(name, request);
      timed({ outcome: errors ? 'errors' : 'ok' });
      return {
        ...(data === undefined ? {} : { data }),
        ...(errors ? { errors: errors.map((error) => subgraphError(error, name)) } : {}),
      };
    } catch (error) {
      timed({ outcome: 'failed' });
      this.logger.warn({ msg: 'subgraph failed', subgraph: name, requestId: idOf(request), err: error });
      return { errors: [serviceUnavailable(name, error)] };
    }
  }

  /** Starts a subscription on a connection of its own, whose token is checked when it opens. */
  subscribe(name: SubgraphName, request: SubgraphRequest): AsyncIterableIterator<ExecutionResult> {
    const url = this.subgraphs.url(name, '/graphql');
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const client = createClient({
      url: url.href,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionAckWaitTimeout: this.env.RASAD_SUBGRAPH_TIMEOUT_MS,
      keepAlive: pingMs,
      connectionParams: () => this.headersFor(name, request.context),
      on: endHungConnections(),
    });
    const stream = new PushStream<ExecutionResult>(maxBehind, () => void client.dispose());
    const interrupt = (error?: unknown) => {
      this.logger.warn({
        msg: 'subscription interrupted',
        subgraph: name,
        requestId: idOf(request),
        err: error,
      });
      stream.end({ errors: [interrupted(name)] });
    };
    client.subscribe(this.payload(request), {
      next: ({ data, errors }) => {
        const raw = errors as GraphQLFormattedError[] | undefined;
        const pushed = stream.push({
          ...(data === undefined ? {} : { data }),
          ...(raw ? { errors: raw.map((error) => subgraphError(error, name)) } : {}),
        });
        if (!pushed) void client.terminate();
      },
      error: (error) => {
        if (!Array.isArray(error)) return interrupt(error);
        stream.end({ errors: error.map((one: GraphQLFormattedError) => subgraphError(one, name)) });
      },
      complete: () => stream.end(),
    });
    return stream;
  }

  private async send(name: SubgraphName, request: SubgraphRequest): Promise<SubgraphResponse> {
    const isMutation = request.operationType === 'mutation';
    const limit = AbortSignal.timeout(
      isMutation ? this.env.RASAD_MUTATION_TIMEOUT_MS : this.env.RASAD_SUBGRAPH_TIMEOUT_MS,
    );
    const response = await this.http.send(this.subgraphs.url(name, '/graphql'), {
      repeatable: !isMutation,
      method: 'POST',
      headers: {
        ...(await this.headersFor(name, request.context)),
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
      },
      body: JSON.stringify(this.payload(request)),
      // A change that has reached a service is finished there, whether or not the client still waits.
      signal: request.signal && !isMutation ? AbortSignal.any([limit, request.signal]) : limit,
    });
    const body = (await response.json()) as SubgraphResponse | null;
    if (!body || (body.data === undefined && !Array.isArray(body.errors))) {
      throw new Error(`not a GraphQL response (status ${response.status})`);
    }
    return body;
  }

  private async headersFor(
    name: SubgraphName,
    context: GraphContext | undefined,
  ): Promise<Record<string, string>> {
    if (!context) throw new Error('a subgraph is called on behalf of somebody only');
    const token = await this.signer.sign(context.caller.principal, name);
    return { authorization: `Bearer ${token}`, 'x-request-id': context.requestId };
  }

  private payload({ document, variables, operationName }: SubgraphRequest) {
    let query = this.printed.get(document);
    if (query === undefined) this.printed.set(document, (query = print(document)));
    return { query, ...(variables ? { variables } : {}), ...(operationName ? { operationName } : {}) };
  }
}

/** Ends a connection whose pings stay unanswered, which a hung process or a cut network leaves open. */
function endHungConnections() {
  let socket: WebSocket | undefined;
  let unanswered = 0;
  return {
    opened: (opened: unknown) => {
      socket = opened as WebSocket;
      unanswered = 0;
    },
    ping: (received: boolean) => {
      if (!received && ++unanswered > 2) socket?.terminate();
    },
    pong: (received: boolean) => {
      if (received) unanswered = 0;
    },
  };
}

function interrupted(service: string) {
  return graphError('SUBSCRIPTION_INTERRUPTED', 'The subscription was interrupted; subscribe again.', {
    retryable: true,
    service,
  });
}

function idOf(request: SubgraphRequest): string | undefined {
  return request.context?.requestId;
}
