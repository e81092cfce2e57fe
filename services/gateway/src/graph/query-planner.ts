import { unifiedGraphHandler as rustHandler } from '@graphql-hive/router-runtime';
import type { UnifiedGraphHandler } from '@graphql-hive/gateway-runtime';
import {
  isAsyncIterable,
  mapSchema,
  MapperKind,
  type ExecutionResult,
  type Executor,
} from '@graphql-tools/utils';
import { execute, getNullableType, Kind, type DocumentNode, type GraphQLSchema } from 'graphql';

/**
 * Plans with the Rust planner. Around it, three things that its executor (router-runtime 1.4) leaves open:
 * - a service that is away blanks its own fields and nothing else, also where the graph says they are never null;
 * - an event of a subscription carries its own errors, not those of all events before it;
 * - introspection tells of the graph as it is published.
 * @param published the public schema
 */
export function rustPlanner(published: GraphQLSchema): UnifiedGraphHandler {
  return async (options) => {
    const planned = await rustHandler({ ...options, unifiedGraph: withNullableFields(options.unifiedGraph) });
    const run = planned.executor;
    if (!run) throw new Error('the planner has no executor');
    return { ...planned, unifiedGraph: published, executor: introspecting(published, withOwnErrors(run)) };
  };
}

/** The same types, every field nullable: how the answers of subgraphs are put together. */
function withNullableFields(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.COMPOSITE_FIELD]: (field) => ({ ...field, type: getNullableType(field.type) }),
  });
}

function introspecting(published: GraphQLSchema, run: Executor): Executor {
  return ((request: Parameters<Executor>[0]) => {
    if (!isIntrospection(request.document)) return run(request);
    const { document, variables, operationName } = request;
    return execute({
      schema: published,
      document,
      variableValues: variables as Record<string, unknown>,
      operationName: operationName ?? null,
    });
  }) as Executor;
}

function isIntrospection(document: DocumentNode): boolean {
  return document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.selectionSet.selections.some(
        (selection) => selection.kind === Kind.FIELD && ['__schema', '__type'].includes(selection.name.value),
      ),
  );
}

function withOwnErrors(run: Executor): Executor {
  return (async (request: Parameters<Executor>[0]) => {
    const result = await run(request);
    return isAsyncIterable(result) ? new OwnErrorsStream(result as AsyncIterable<ExecutionResult>) : result;
  }) as Executor;
}

/** Cuts from each event's errors those that the same list already held at the event before. */
class OwnErrorsStream implements AsyncIterableIterator<ExecutionResult> {
  private readonly source: AsyncIterator<ExecutionResult>;
  private list: readonly unknown[] | undefined;
  private told = 0;

  constructor(source: AsyncIterable<ExecutionResult>) {
    this.source = source[Symbol.asyncIterator]();
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    const step = await this.source.next();
    if (step.done || !step.value.errors) return step;
    const { errors, ...rest } = step.value;
    const own = errors === this.list ? errors.slice(this.told) : [...errors];
    this.list = errors;
    this.told = errors.length;
    return { done: false, value: own.length > 0 ? { ...rest, errors: own } : rest };
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    await this.source.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
