import { Global, Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MessagingHealth, MessagingModule } from '@rasad/messaging';
import { HealthModule, loggingModule, MetricsModule, SubgraphModule } from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import { makeAccountLoaders } from './accounts/account.loaders.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AccountsQueries } from './accounts/accounts.queries.js';
import { makeAppointmentLoaders } from './appointments/appointment.loaders.js';
import { AppointmentsModule } from './appointments/appointments.module.js';
import { AppointmentsQueries } from './appointments/appointments.queries.js';
import { makeClientSecretLoaders } from './client-secrets/client-secret.loaders.js';
import { ClientSecretsModule } from './client-secrets/client-secrets.module.js';
import { ClientSecretsQueries } from './client-secrets/client-secrets.queries.js';
import { BodiesModule } from './bodies/bodies.module.js';
import { BodiesQueries } from './bodies/bodies.queries.js';
import { makeBodyLoaders } from './bodies/body.loaders.js';
import { makeCharterLoaders } from './charters/charter.loaders.js';
import { ChartersModule } from './charters/charters.module.js';
import { ChartersQueries } from './charters/charters.queries.js';
import { directoryDataSource } from './data-source.js';
import type { DirectoryLoaders } from './directory-context.js';
import { DIRECTORY_ENV, type DirectoryEnv } from './env.js';
import { ExplanationsModule } from './explanations/explanations.module.js';
import { makeGrantLoaders } from './grants/grant.loaders.js';
import { GrantRecordQueries } from './grants/grant-record.queries.js';
import { GrantsModule } from './grants/grants.module.js';
import { GrantsQueries } from './grants/grants.queries.js';
import { HandOverModule } from './handover/handover.module.js';
import { OrganisationExportModule } from './organisation-export/organisation-export.module.js';
import { OrganisationImportModule } from './organisation-import/organisation-import.module.js';
import { OrganisationWritesModule } from './organisation-writes.js';
import { makePositionLoaders } from './positions/position.loaders.js';
import { PositionsModule } from './positions/positions.module.js';
import { PositionsQueries } from './positions/positions.queries.js';
import { PrincipalsModule } from './principals/principals.module.js';
import { ScimModule } from './scim/scim.module.js';
import { makeUnitLoaders } from './units/unit.loaders.js';
import { UnitsModule } from './units/units.module.js';
import { UnitsQueries } from './units/units.queries.js';
import { ViewerModule } from './viewer/viewer.module.js';

@Global()
@Module({})
export class AppModule {
  /** The whole service under these settings. */
  static forRoot(env: DirectoryEnv): DynamicModule {
    return {
      module: AppModule,
      imports: [
        loggingModule('directory', env.RASAD_LOG_LEVEL),
        TypeOrmModule.forRoot(directoryDataSource(env)),
        MessagingModule.forRoot({
          service: 'directory',
          natsUrl: env.RASAD_NATS_URL,
          produces: true,
          consumes: [],
          stream: { maxBytes: env.RASAD_STREAM_MAX_BYTES },
        }),
        subgraph(env),
        health(),
        MetricsModule,
        OrganisationWritesModule,
        UnitsModule,
        PositionsModule,
        AccountsModule,
        AppointmentsModule,
        ClientSecretsModule,
        GrantsModule,
        ExplanationsModule,
        HandOverModule,
        OrganisationImportModule,
        OrganisationExportModule,
        ChartersModule,
        BodiesModule,
        ViewerModule,
        PrincipalsModule,
        ScimModule,
      ],
      providers: [{ provide: DIRECTORY_ENV, useValue: env }],
      exports: [DIRECTORY_ENV],
    };
  }
}

function subgraph(env: DirectoryEnv): DynamicModule {
  return SubgraphModule.forRootAsync<DirectoryLoaders>({
    imports: [
      UnitsModule,
      PositionsModule,
      AccountsModule,
      AppointmentsModule,
      ClientSecretsModule,
      GrantsModule,
      ChartersModule,
      BodiesModule,
    ],
    inject: [
      UnitsQueries,
      PositionsQueries,
      AccountsQueries,
      AppointmentsQueries,
      ClientSecretsQueries,
      GrantsQueries,
      GrantRecordQueries,
      ChartersQueries,
      BodiesQueries,
    ],
    useFactory: (
      units: UnitsQueries,
      positions: PositionsQueries,
      accounts: AccountsQueries,
      appointments: AppointmentsQueries,
      clientSecrets: ClientSecretsQueries,
      grants: GrantsQueries,
      grantRecords: GrantRecordQueries,
      charters: ChartersQueries,
      bodies: BodiesQueries,
    ) => ({
      name: 'directory',
      principalPublicKey: env.RASAD_PRINCIPAL_PUBLIC_KEY,
      loaders: () => ({
        ...makeUnitLoaders(units),
        ...makePositionLoaders(positions),
        ...makeAccountLoaders(accounts),
        ...makeAppointmentLoaders(appointments),
        ...makeClientSecretLoaders(clientSecrets),
        ...makeGrantLoaders(grants, grantRecords),
        ...makeCharterLoaders(charters),
        ...makeBodyLoaders(bodies),
      }),
    }),
  });
}

/** Only the database makes the service unready: without NATS writes go on, and their events wait in the outbox. */
function health(): DynamicModule {
  return HealthModule.forRootAsync({
    inject: [DataSource, MessagingHealth],
    useFactory: (dataSource: DataSource, messaging: MessagingHealth) => [
      { name: 'database', check: async () => ({ up: Boolean(await dataSource.query('select 1')) }) },
      { name: 'messaging', check: async () => ({ up: true, ...(await messaging.check()) }) },
    ],
  });
}
