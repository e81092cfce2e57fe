import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';

/** Federation 2.9: what the composition library in use knows. */
export const federation = {
  version: 2 as const,
  importUrl: 'https://specs.apollo.dev/federation/v2.9',
  directives: [
    '@key',
    '@shareable',
    '@external',
    '@requires',
    '@provides',
    '@inaccessible',
    '@interfaceObject',
  ],
};

/** Options under which a subgraph's schema is built, at run time and when its SDL is generated. */
export const subgraphSchemaOptions = {
  path: '/graphql',
  autoSchemaFile: { federation },
  sortSchema: true,
  // Traces in Apollo's own format, which nothing here reads.
  plugins: [ApolloServerPluginInlineTraceDisabled()],
  buildSchemaOptions: {
    numberScalarMode: 'float' as const,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
    orphanedTypes: [],
  },
};

/** Scalars of the graph: UTC instants and Gregorian dates. */
export const DateTime = GraphQLDateTime;

const localDateConfig = GraphQLLocalDate.toConfig();

/** A Gregorian calendar date `YYYY-MM-DD`, from the year 1 on: there is no year 0, and Postgres refuses it. */
export const LocalDate = new GraphQLScalarType({
  ...localDateConfig,
  parseValue: (value) => withYear(localDateConfig.parseValue(value)),
  parseLiteral: (literal, variables) => withYear(localDateConfig.parseLiteral(literal, variables)),
});

function withYear(date: string): string {
  if (date.startsWith('0000')) throw new GraphQLError(`Value is not a valid LocalDate: ${date}`);
  return date;
}
