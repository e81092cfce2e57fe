import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor';
import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { getOperationAST, GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';
import { graphError } from './graph-error.js';
import type { GatewayEnv } from '../env.js';
import { refusals } from '../http/gateway.metrics.js';
import { operationCost } from './operation-cost.js';

type Reject = (context: ValidationContext | null, error: GraphQLError) => void;

/** Limits on what a document may hold: depth, aliases, directives, tokens, and names that start with two underscores. */
export function documentLimits(env: GatewayEnv): GatewayPlugin[] {
  const limit = (n: number) => ({ n, propagateOnRejection: false, onReject: [reject] });
  return [
    EnvelopArmorPlugin({
      maxDepth: { ...limit(env.RASAD_LIMIT_DEPTH), flattenFragments: true },
      maxAliases: limit(env.RASAD_LIMIT_ALIASES),
      maxDirectives: limit(env.RASAD_LIMIT_DIRECTIVES),
      maxTokens: limit(env.RASAD_LIMIT_TOKENS),
      costLimit: { enabled: false },
      blockFieldSuggestion: { enabled: !env.RASAD_SAMPLE_MODE, mask: '' },
    }) as GatewayPlugin,
    { onValidate: ({ addValidationRule }) => addValidationRule(noReservedNames) },
  ];
}

const reject: Reject = (context, { message }) => {
  const error = graphError('LIMIT_EXCEEDED', message.replace(/^Syntax Error: /, ''));
  refusals.inc({ reason: 'LIMIT_EXCEEDED' });
  if (!context) throw error;
  context.reportError(error);
};

/**
 * The specification reserves names that begin with two underscores. Objects that are keyed by an alias `__proto__`
 * would be more than badly named.
 */
function noReservedNames(context: ValidationContext): ASTVisitor {
  const check = (name: string | undefined) => {
    if (name?.startsWith('__')) {
      context.reportError(graphError('GRAPHQL_VALIDATION_FAILED', `The name "${name}" is reserved.`));
    }
  };
  return {
    Field: ({ alias }) => check(alias?.value),
    Variable: ({ name }) => check(name.value),
    OperationDefinition: ({ name }) => check(name?.value),
    FragmentDefinition: ({ name }) => check(name.value),
  };
}

/** Refuses an operation that may cost too much before it runs, and tells the cost of the others. */
export function costLimit(max: number): GatewayPlugin {
  const costs = new WeakMap<object, number>();
  const check = ({ args }: { args: Parameters<typeof getOperationCost>[0] }) => {
    const estimated = getOperationCost(args);
    costs.set(args.contextValue as object, estimated);
    if (estimated <= max) return;
    refusals.inc({ reason: 'COST' });
    throw graphError('LIMIT_EXCEEDED', `The operation may cost ${estimated}; the limit is ${max}.`);
  };
  return {
    onExecute: ({ args }) => check({ args }),
    onSubscribe: ({ args }) => check({ args }),
    onExecutionResult({ result, setResult, context }) {
      const estimated = costs.get(context);
      if (estimated === undefined || !result || Array.isArray(result) || Symbol.asyncIterator in result)
        return;
      setResult({ ...result, extensions: { ...result.extensions, cost: { estimated, max } } });
    },
  };
}

function getOperationCost(args: {
  schema: Parameters<typeof operationCost>[0]['schema'];
  document: Parameters<typeof operationCost>[0]['document'];
  operationName?: string | null | undefined;
  variableValues?: unknown;
  contextValue?: unknown;
}): number {
  const operation = getOperationAST(args.document, args.operationName);
  const variables = (args.variableValues ?? {}) as Record<string, unknown>;
  return operation
    ? operationCost({ schema: args.schema, document: args.document, operation, variables })
    : 0;
}
