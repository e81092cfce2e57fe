import { parseGlobalId } from '@rasad/service-kit';
import type { ExecutionResult, Executor } from '@graphql-tools/utils';
import {
  buildASTSchema,
  execute,
  Kind,
  OperationTypeNode,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import type { GraphContext } from './graph-context.js';
import type { SubgraphClient, SubgraphRequest } from './subgraph-client.js';
import { isSubgraphName, type SubgraphName } from './subgraphs.js';

/** The subgraph in this process that owns `Query.node`: it finds out whose a global id is, and whether it is there. */
export const nodesSubgraph = 'nodes';

const entityQuery = parse(
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }',
);

/**
 * Runs the part of a plan that asks for `node(id)`. Whether the caller may see the row, the service that owns the type
 * decides: hidden, missing and malformed ids are all null. The fields of the node are then fetched as any entity's.
 */
export function nodesExecutor(supergraph: DocumentNode, client: SubgraphClient): Executor {
  const owners = nodeOwners(supergraph);
  const schema = buildASTSchema(parse(nodesSdl([...owners.keys()])));
  const node = async ({ id }: { id: string }, context: GraphContext) => {
    const type = parseGlobalId(id)?.type ?? '';
    const owner = owners.get(type);
    return owner && (await isThere(client, owner, { __typename: type, id }, context))
      ? { __typename: type, id }
      : null;
  };
  return (({ document, variables, context, operationName }: SubgraphRequest) =>
    execute({
      schema,
      document,
      rootValue: { node },
      contextValue: context,
      variableValues: variables ?? {},
      operationName: operationName ?? null,
    })) as Executor;
}

async function isThere(
  client: SubgraphClient,
  owner: SubgraphName,
  representation: { __typename: string; id: string },
  context: GraphContext,
): Promise<boolean> {
  const request = {
    document: entityQuery,
    variables: { representations: [representation] },
    operationType: OperationTypeNode.QUERY,
    context,
  };
  const { data, errors }: ExecutionResult<{ _entities?: unknown[] } | null> = await client.execute(
    owner,
    request,
  );
  if (errors?.[0] && errors[0].extensions['code'] !== 'FORBIDDEN') throw errors[0];
  return data?._entities?.[0] != null;
}

function nodesSdl(types: readonly string[]): string {
  const stubs = types.map((type) => `type ${type} implements Node { id: ID! }`);
  return ['interface Node { id: ID! }', 'type Query { node(id: ID!): Node }', ...stubs].join('\n');
}

/**
 * Which service owns each type that `node` may give: where the type itself implements Node. Other services add fields to
 * it, and know nothing of whether it exists.
 */
function nodeOwners(supergraph: DocumentNode): Map<string, SubgraphName> {
  const graphNames = joinGraphNames(supergraph);
  const owners = new Map<string, SubgraphName>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const homes = homesOf(definition).map((graph) => graphNames.get(graph) ?? '');
    const owner = homes.find(isSubgraphName);
    if (owner && homes.includes(nodesSubgraph)) owners.set(definition.name.value, owner);
  }
  return owners;
}

/** Graphs in which a type implements Node, as `@join__implements` tells. */
function homesOf({ directives = [] }: ObjectTypeDefinitionNode): string[] {
  return directives
    .filter(
      (directive) =>
        directive.name.value === 'join__implements' && argument(directive, 'interface') === 'Node',
    )
    .map((directive) => argument(directive, 'graph') ?? '');
}

/** `enum join__Graph { DIRECTORY @join__graph(name: "directory", …) … }`. */
function joinGraphNames(supergraph: DocumentNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const directive = value.directives?.find(({ name }) => name.value === 'join__graph');
      if (directive) names.set(value.name.value, argument(directive, 'name') ?? '');
    }
  }
  return names;
}

function argument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((candidate) => candidate.name.value === name)?.value;
  return value && 'value' in value ? String(value.value) : undefined;
}
