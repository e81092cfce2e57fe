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
 * - an event of a subscription carries its own errors and data, not those of the events before it;
 * - introspection tells of the graph as it is published.
 * @param published the public schema
 */
export function rustPlanner(published: GraphQLSchema): UnifiedGraphHandler {
  return async (options) => {
    const planned = await rustHandler({
      ...options,
      unifiedGraph: withNullableFields(options.unifiedGraph),
      onSubgraphExecute: withDataInEvents(options.onSubgraphExecute),
    });
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

type SubgraphExecute = Parameters<UnifiedGraphHandler>[0]['onSubgraphExecute'];

/** An event without data would leave that of the event before it in place. */
function withDataInEvents(execute: SubgraphExecute): SubgraphExecute {
  return (async (name, request) => {
    const result = await execute(name, request);
    if (!isAsyncIterable(result)) return result;
    return mapStream(result as AsyncIterable<ExecutionResult>, (event) => ({
      ...event,
      data: event.data ?? {},
    }));
  }) as SubgraphExecute;
}

function withOwnErrors(run: Executor): Executor {
  return (async (request: Parameters<Executor>[0]) => {
    const result = await run(request);
    if (!isAsyncIterable(result)) return result;
    return mapStream(result as AsyncIterable<ExecutionResult>, ownErrors());
  }) as Executor;
}

/** Cuts from each event's errors those that the same list already held at the event before. */
function ownErrors(): (event: ExecutionResult) => ExecutionResult {
  let list: readonly unknown[] | undefined;
  let told = 0;
  return ({ errors, ...event }) => {
    if (!errors) return event;
    const own = errors === list ? errors.slice(told) : [...errors];
    list = errors;
    told = errors.length;
    if (own.length === 0) return event;
    const isEmpty = Object.values(event.data ?? {}).every((value) => value === null);
    return { ...event, data: isEmpty ? null : event.data, errors: own };
  };
}

function mapStream<T, R>(stream: AsyncIterable<T>, map: (value: T) => R): AsyncIterableIterator<R> {
  const source = stream[Symbol.asyncIterator]();
  const mapped: AsyncIterableIterator<R> = {
    next: async () => {
      const step = await source.next();
      return step.done ? { done: true, value: undefined } : { done: false, value: map(step.value) };
    },
    return: async () => {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => mapped,
  };
  return mapped;
}
