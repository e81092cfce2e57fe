import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { getOperationAST } from 'graphql';
import { operationDuration } from '../http/gateway.metrics.js';

/** Measures operations by kind and outcome. */
export function operationMetrics(): GatewayPlugin {
  const started = new WeakMap<object, { kind: string; at: bigint }>();
  const start = (args: {
    document: Parameters<typeof getOperationAST>[0];
    operationName?: string | null;
    contextValue?: unknown;
  }) => {
    const kind = getOperationAST(args.document, args.operationName)?.operation ?? 'query';
    started.set(args.contextValue as object, { kind, at: process.hrtime.bigint() });
  };
  return {
    onExecute: ({ args }) => start(args),
    onSubscribe: ({ args }) => start(args),
    onExecutionResult: ({ result, context }) => {
      const begun = started.get(context);
      if (!begun || !result || Array.isArray(result)) return;
      const seconds = Number(process.hrtime.bigint() - begun.at) / 1e9;
      operationDuration.observe({ kind: begun.kind, outcome: outcomeOf(result) }, seconds);
    },
  };
}

function outcomeOf(result: object): string {
  if (!('errors' in result) || !result.errors) return 'ok';
  return 'data' in result && result.data ? 'partial' : 'failed';
}
