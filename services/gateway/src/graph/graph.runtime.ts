import { readFileSync } from 'node:fs';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { createGatewayRuntime, type GatewayPlugin, type GatewayRuntime } from '@graphql-hive/gateway-runtime';
import type { ExecutionResult, Executor } from '@graphql-tools/utils';
import { buildSchema, parse } from 'graphql';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { LiveOperations } from '../live/live-operations.js';
import type { GraphContext } from './graph-context.js';
import { graphError, presentError } from './graph-error.js';
import { isStream, LiveStream } from './live-stream.js';
import { nodesExecutor, nodesSubgraph } from './nodes.js';
import { costLimit, documentLimits } from './operation-limits.js';
import { operationMetrics } from './operation-metrics.js';
import { persistedDocuments } from './persisted-documents.js';
import { rustPlanner } from './query-planner.js';
import { SubgraphClient, type SubgraphRequest } from './subgraph-client.js';
import { isSubgraphName } from './subgraphs.js';

/** Where the composed graph and its public form come from; tests bring their own. */
export interface GraphDocuments {
  supergraph: string;
  publicSchema: string;
}
export const GRAPH_DOCUMENTS = Symbol('GRAPH_DOCUMENTS');

/** The committed graph. */
export function committedGraph(): GraphDocuments {
  const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  return { supergraph: read('supergraph.graphql'), publicSchema: read('schema.graphql') };
}

/** The federated graph: plans operations, calls subgraphs, puts the answers together. */
@Injectable()
export class GraphRuntime {
  readonly gateway: GatewayRuntime;

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(GRAPH_DOCUMENTS) documents: GraphDocuments,
    private readonly client: SubgraphClient,
    private readonly live: LiveOperations,
  ) {
    this.gateway = withoutSignalHandlers(() => this.build(documents));
  }

  /** Ends what the runtime itself holds open; called after the server has stopped taking requests. */
  async stop(): Promise<void> {
    await this.gateway.dispose();
  }

  private build({ supergraph, publicSchema }: GraphDocuments): GatewayRuntime {
    const transport = {
      getSubgraphExecutor: this.executorFor(nodesExecutor(parse(supergraph), this.client)),
    };
    const usesRust = this.env.RASAD_QUERY_PLANNER === 'rust';
    return createGatewayRuntime({
      supergraph,
      ...(usesRust ? { unifiedGraphHandler: rustPlanner(buildSchema(publicSchema)) } : {}),
      transports: { http: transport },
      graphqlEndpoint: '/graphql',
      logging: false,
      landingPage: false,
      graphiql: false,
      cors: false,
      requestId: false,
      subgraphErrors: false,
      batching: false,
      multipart: false,
      maskedErrors: false,
      disableIntrospection: this.env.RASAD_SAMPLE_MODE ? undefined : {},
      plugins: () => this.plugins(),
    });
  }

  private plugins(): GatewayPlugin[] {
    return [
      persistedDocuments(this.env),
      ...documentLimits(this.env),
      costLimit(this.env.RASAD_LIMIT_COST),
      operationMetrics(),
      this.presentResults(),
    ];
  }

  private executorFor(nodes: Executor) {
    return ({ subgraphName }: { subgraphName: string }): Executor => {
      if (subgraphName === nodesSubgraph) return nodes;
      if (!isSubgraphName(subgraphName)) throw new Error(`no such service: ${subgraphName}`);
      return ((request: SubgraphRequest) =>
        request.operationType === 'subscription'
          ? this.client.subscribe(subgraphName, request)
          : this.client.execute(subgraphName, request)) as Executor;
    };
  }

  /** Errors as callers may see them; subscriptions only for as long as the caller's rights last. */
  private presentResults(): GatewayPlugin {
    return {
      onSubscribe: ({ args }) => this.refuseTooMany(args.contextValue as unknown as GraphContext),
      onExecutionResult: ({ result, setResult, context }) => {
        const graphContext = context as unknown as GraphContext;
        if (isStream(result)) setResult(this.liveStream(result, graphContext));
        else if (result && !Array.isArray(result))
          setResult(present(result as ExecutionResult, graphContext));
      },
    };
  }

  private refuseTooMany({ caller }: GraphContext): void {
    if (this.live.countOf(caller.credential.username) < this.env.RASAD_LIMIT_SUBSCRIPTIONS) return;
    throw graphError('LIMIT_EXCEEDED', 'Too many subscriptions are open.');
  }

  private liveStream(
    result: AsyncIterable<ExecutionResult>,
    context: GraphContext,
  ): AsyncIterable<ExecutionResult> {
    const lease = this.live.lease(context.caller);
    const source = result[Symbol.asyncIterator]();
    return new LiveStream(source, lease, context.connection, (event) => present(event, context));
  }
}

function present(result: ExecutionResult, { requestId }: GraphContext): ExecutionResult {
  const isPresented = (result.errors ?? []).every(({ extensions }) => extensions['requestId'] === requestId);
  if (!result.errors || isPresented) return result;
  const nothingServed = Object.values(result.data ?? {}).every((value) => value === null);
  const errors = result.errors.map((error) => presentError(error, { requestId, nothingServed }));
  return { ...result, errors };
}

/** The runtime would dispose itself on SIGTERM while requests are still answered; the gateway stops in its own order. */
function withoutSignalHandlers<T>(build: () => T): T {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const before = new Map(signals.map((signal) => [signal, new Set(process.listeners(signal))]));
  const built = build();
  for (const signal of signals) {
    for (const listener of process.listeners(signal)) {
      if (!before.get(signal)?.has(listener)) process.removeListener(signal, listener);
    }
  }
  new Logger(GraphRuntime.name).debug('signal handlers of the runtime removed');
  return built;
}
