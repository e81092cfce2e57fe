import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@rasad/messaging';
import { HealthModule, loggingModule, MetricsModule, PrincipalSigner } from '@rasad/service-kit';
import { BearerTokens } from './callers/bearer-tokens.js';
import { CallersService } from './callers/callers.service.js';
import { EndedSessions } from './callers/ended-sessions.js';
import { GrantWatch } from './callers/grant-watch.js';
import { PrincipalDirectory } from './callers/principal-directory.js';
import { RequestCallers } from './callers/request-callers.js';
import { Sessions } from './callers/sessions.js';
import { ClientDirectory } from './clients/client-directory.js';
import { ClientIssuer } from './clients/client-issuer.js';
import { TokenEndpoint } from './clients/token-endpoint.js';
import { GATEWAY_ENV, type GatewayEnv } from './env.js';
import { FilesEndpoint } from './files/files.endpoint.js';
import { ScimEndpoint } from './scim/scim.endpoint.js';
import { GraphEndpoint } from './graph/graph.endpoint.js';
import { committedGraph, GRAPH_DOCUMENTS, GraphRuntime, type GraphDocuments } from './graph/graph.runtime.js';
import { GraphSockets } from './graph/graph.sockets.js';
import { SubgraphClient } from './graph/subgraph-client.js';
import { SubgraphFetch } from './graph/subgraph-fetch.js';
import { Subgraphs } from './graph/subgraphs.js';
import { GatewayHealth } from './http/gateway-health.js';
import { RateLimits } from './limits/rate-limits.js';
import { LiveOperations } from './live/live-operations.js';
import { OperationsController } from './operations/operations.controller.js';
import { ServiceAdministration } from './operations/service-administration.js';
import { DevelopmentProvider } from './sample/development-provider.js';
import { SampleAccounts } from './sample/sample-accounts.js';
import { SampleController } from './sample/sample.controller.js';
import { OpenIdIssuer } from './sign-in/open-id-issuer.js';
import { SignInAttempts } from './sign-in/sign-in-attempts.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInService } from './sign-in/sign-in.service.js';

const parts = [
  BearerTokens,
  CallersService,
  ClientDirectory,
  ClientIssuer,
  DevelopmentProvider,
  EndedSessions,
  FilesEndpoint,
  ScimEndpoint,
  GatewayHealth,
  GrantWatch,
  GraphEndpoint,
  GraphRuntime,
  GraphSockets,
  LiveOperations,
  OpenIdIssuer,
  PrincipalDirectory,
  RateLimits,
  RequestCallers,
  SampleAccounts,
  ServiceAdministration,
  Sessions,
  SignInAttempts,
  SignInService,
  SubgraphClient,
  { provide: SubgraphFetch, useFactory: () => new SubgraphFetch() },
  Subgraphs,
  TokenEndpoint,
];

/** The gateway: wiring only. */
@Module({})
export class AppModule {
  static for(env: GatewayEnv, graph: GraphDocuments = committedGraph()): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [
        loggingModule('gateway', env.RASAD_LOG_LEVEL),
        MessagingModule.forRoot({
          service: 'gateway',
          natsUrl: env.RASAD_NATS_URL,
          produces: false,
          consumes: [],
        }),
        HealthModule.forRootAsync({
          inject: [GatewayHealth],
          useFactory: (health: GatewayHealth) => health.checks(),
        }),
        MetricsModule,
      ],
      controllers: [OperationsController, SampleController, SignInController],
      providers: [
        { provide: GATEWAY_ENV, useValue: env },
        { provide: GRAPH_DOCUMENTS, useValue: graph },
        {
          provide: PrincipalSigner,
          useFactory: () => PrincipalSigner.fromJwk(env.RASAD_PRINCIPAL_PRIVATE_KEY),
        },
        ...parts,
      ],
      exports: [GatewayHealth],
    };
  }
}
