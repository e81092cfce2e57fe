import { ApolloFederationDriver, type ApolloFederationDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule, type InjectionToken, type ModuleMetadata } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request } from 'express';
import { GraphQLError } from 'graphql';
import { v7 as uuidv7 } from 'uuid';
import { Access } from '../access/access.js';
import { PolicyGuard } from '../access/allow.js';
import { PrincipalVerifier, type Principal } from '../access/principal.js';
import { tehranDate } from '../tehran-date.js';
import { formatGraphqlError } from '../errors/graphql-error.js';
import { DateTime, LocalDate, subgraphSchemaOptions } from './schema-options.js';
import type { SubgraphContext } from './subgraph-context.js';

/** What a subgraph service tells about itself. */
export interface SubgraphOptions<L> {
  /** Name of the subgraph: the audience of its principal tokens. */
  name: string;
  /** Ed25519 public key, JWK JSON. */
  principalPublicKey: string;
  /** Makes the batch loaders of one request. */
  loaders: (context: Omit<SubgraphContext, 'loaders'>) => L;
}

/** How the options are made from providers. */
export interface SubgraphAsyncOptions<L> {
  imports?: ModuleMetadata['imports'];
  inject?: InjectionToken[];
  useFactory: (...dependencies: never[]) => SubgraphOptions<L> | Promise<SubgraphOptions<L>>;
}

interface ConnectionContext {
  connectionParams?: Record<string, unknown>;
  extra: { principal?: Principal };
}

interface ContextSource {
  req?: Request & { principal?: Principal };
  extra?: ConnectionContext['extra'];
}

/** The federated GraphQL server of a service: principal tokens only, every resolver guarded, errors without traces. */
@Module({})
export class SubgraphModule {
  static forRootAsync<L>(options: SubgraphAsyncOptions<L>): DynamicModule {
    return {
      module: SubgraphModule,
      imports: [
        GraphQLModule.forRootAsync<ApolloFederationDriverConfig>({
          driver: ApolloFederationDriver,
          imports: options.imports ?? [],
          inject: options.inject ?? [],
          useFactory: async (...dependencies: unknown[]) =>
            apolloConfig(await options.useFactory(...(dependencies as never[]))),
        }),
      ],
      providers: [{ provide: APP_GUARD, useClass: PolicyGuard }],
    };
  }
}

async function apolloConfig<L>(options: SubgraphOptions<L>): Promise<ApolloFederationDriverConfig> {
  const verifier = await PrincipalVerifier.fromJwk(options.principalPublicKey, options.name);
  const contextFor = (principal: Principal, correlationId: string): SubgraphContext<L> => {
    const access = new Access(principal, tehranDate(new Date()));
    const base = { principal, access, lang: principal.lang, correlationId };
    return { ...base, loaders: options.loaders(base) };
  };
  return {
    ...subgraphSchemaOptions,
    graphiql: false,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: false,
    formatError: formatGraphqlError,
    resolvers: { DateTime, LocalDate },
    context: async (source: ContextSource) => {
      const principal =
        source.extra?.principal ?? (await authenticate(verifier, source.req?.headers.authorization));
      return contextFor(principal, source.req?.get?.('x-request-id') ?? uuidv7());
    },
    subscriptions: {
      'graphql-ws': {
        path: '/graphql',
        onConnect: async (connection: unknown) => {
          const { connectionParams, extra } = connection as ConnectionContext;
          try {
            extra.principal = await verifier.verify(String(connectionParams?.['authorization'] ?? ''));
            return true;
          } catch {
            return false;
          }
        },
      },
    },
  };
}

async function authenticate(
  verifier: PrincipalVerifier,
  authorization: string | undefined,
): Promise<Principal> {
  try {
    return await verifier.verify(authorization);
  } catch {
    throw new GraphQLError('A principal token is required.', {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  }
}
