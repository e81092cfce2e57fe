import { composeServices } from '@theguild/federation-composition';
import {
  buildSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  parse,
  printSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';

/** Name and SDL of a subgraph. */
export interface SubgraphSdl {
  name: string;
  sdl: string;
}

/** What the gateway serves from. */
export interface ComposedGraph {
  /** For the planner: every field with the subgraphs that resolve it. */
  supergraph: string;
  /** For clients. */
  publicSchema: string;
  /** Fields that the public schema promises although another service than their own supplies what lies below. */
  promises: string[];
}

/** The SDLs do not fit together; the message has one line per problem. */
export class CompositionError extends Error {}

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

const federation = 'https://specs.apollo.dev/federation/v2.9';

/**
 * Composes the services' SDLs and the gateway's own `node(id)`.
 * @throws CompositionError
 */
export function composeGraph(services: readonly SubgraphSdl[]): ComposedGraph {
  const documents = services.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl) }));
  const nodes = { name: 'nodes', typeDefs: parse(nodesSdl(documents)) };
  const composed = composeServices(
    [...documents, nodes].map((service) => ({ ...service, url: `http://${service.name}.internal/graphql` })),
  );
  if (composed.errors) throw new CompositionError(composed.errors.map(({ message }) => message).join('\n'));
  const schema = lexicographicSortSchema(buildSchema(composed.publicSdl));
  return {
    supergraph: `${composed.supergraphSdl.trim()}\n`,
    publicSchema: `${printSchema(schema)}\n`,
    promises: foreignPromises(schema, documents),
  };
}

/**
 * The subgraph of `node(id)`: a stub of every type that implements Node in the service that owns it.
 * @throws CompositionError for such a type that cannot be fetched by its id
 */
function nodesSdl(documents: readonly { name: string; typeDefs: DocumentNode }[]): string {
  const problems: string[] = [];
  const types = new Set<string>();
  for (const { name, typeDefs } of documents) {
    for (const type of objectTypes(typeDefs)) {
      if (!type.interfaces?.some((implemented) => implemented.name.value === 'Node')) continue;
      if (isResolvableById(type)) types.add(type.name.value);
      else problems.push(`${name}: ${type.name.value} implements Node and needs @key(fields: "id")`);
    }
  }
  if (problems.length > 0) throw new CompositionError(problems.join('\n'));
  const stubs = [...types]
    .sort()
    .map((type) => `type ${type} implements Node @key(fields: "id", resolvable: false) { id: ID! }`);
  return [
    `extend schema @link(url: "${federation}", import: ["@key"])`,
    '"""Anything with a global id."""\ninterface Node { id: ID! }',
    'type Query {\n  """Anything by its global id; null where it does not exist or may not be seen."""\n  node(id: ID!): Node\n}',
    ...stubs,
  ].join('\n');
}

function objectTypes({ definitions }: DocumentNode): ObjectNode[] {
  return definitions.filter(
    (definition): definition is ObjectNode =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION,
  );
}

function isResolvableById({ directives = [] }: ObjectNode): boolean {
  return directives.some(
    (directive) =>
      directive.name.value === 'key' &&
      valueOf(directive, 'fields') === 'id' &&
      valueOf(directive, 'resolvable') !== 'false',
  );
}

function valueOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value && 'value' in value ? String(value.value) : undefined;
}

/** `Type.field: Target!` where the field's service is not the home of Target. */
function foreignPromises(
  schema: GraphQLSchema,
  documents: readonly { name: string; typeDefs: DocumentNode }[],
): string[] {
  const homes = new Map<string, string>();
  for (const { name, typeDefs } of documents) {
    for (const type of objectTypes(typeDefs)) {
      if (type.interfaces?.length) homes.set(type.name.value, name);
    }
  }
  return documents.flatMap(({ name, typeDefs }) =>
    objectTypes(typeDefs).flatMap((type) =>
      (type.fields ?? []).flatMap((field) => {
        const published = schema.getType(type.name.value);
        const definition = isObjectType(published) ? published.getFields()[field.name.value] : undefined;
        if (!definition || !isNonNullType(definition.type)) return [];
        const home = homes.get(getNamedType(definition.type).name);
        return home && home !== name
          ? [`${type.name.value}.${field.name.value}: ${String(definition.type)}`]
          : [];
      }),
    ),
  );
}
