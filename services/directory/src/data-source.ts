import { migrationDataSource, serviceDataSource } from '@rasad/service-kit';
import type { DataSourceOptions } from 'typeorm';
import { AppointmentEntity } from './appointments/appointment.entity.js';
import { AccountEntity } from './accounts/account.entity.js';
import { BodySeatEntity } from './bodies/body-seat.entity.js';
import { BodyEntity } from './bodies/body.entity.js';
import { CharterClauseEntity } from './charters/charter-clause.entity.js';
import { CharterVersionEntity } from './charters/charter-version.entity.js';
import { CharterEntity } from './charters/charter.entity.js';
import type { DirectoryEnv } from './env.js';
import { ClientSecretEntity } from './client-secrets/client-secret.entity.js';
import { GrantEntity } from './grants/grant.entity.js';
import { InitialTables1795392000000 } from './migrations/1795392000000-initial-tables.js';
import { PostsAndDelegation1795564800000 } from './migrations/1795564800000-posts-and-delegation.js';
import { UnitsThroughTime1795996800000 } from './migrations/1795996800000-units-through-time.js';
import { UnitOrderIndexes1795996900000 } from './migrations/1795996900000-unit-order-indexes.js';
import { AccountsOutOfUse1796256000000 } from './migrations/1796256000000-accounts-out-of-use.js';
import { ClientSecrets1796256000001 } from './migrations/1796256000001-client-secrets.js';
import { ImportRuns1796169600001 } from './migrations/1796169600001-import-runs.js';
import { ProvisionedByScim1796169600000 } from './migrations/1796169600000-provisioned-by-scim.js';
import { ChartersAndBodies1796083200000 } from './migrations/1796083200000-charters-and-bodies.js';
import { PositionEntity } from './positions/position.entity.js';
import { UnitEntity } from './units/unit.entity.js';

/** Connection of the running service. */
export function directoryDataSource(
  env: Pick<DirectoryEnv, 'RASAD_DATABASE_URL' | 'RASAD_DATABASE_POOL'>,
): DataSourceOptions {
  return serviceDataSource({
    service: 'directory',
    url: env.RASAD_DATABASE_URL,
    poolSize: env.RASAD_DATABASE_POOL,
    entities: [
      UnitEntity,
      PositionEntity,
      AccountEntity,
      AppointmentEntity,
      ClientSecretEntity,
      GrantEntity,
      CharterEntity,
      CharterVersionEntity,
      CharterClauseEntity,
      BodyEntity,
      BodySeatEntity,
    ],
  });
}

/** Connection of the migrations. @param url with the owner role. */
export function directoryMigrations(url: string): DataSourceOptions {
  return migrationDataSource({
    service: 'directory',
    url,
    migrations: [
      InitialTables1795392000000,
      PostsAndDelegation1795564800000,
      UnitsThroughTime1795996800000,
      UnitOrderIndexes1795996900000,
      ChartersAndBodies1796083200000,
      AccountsOutOfUse1796256000000,
      ClientSecrets1796256000001,
      ProvisionedByScim1796169600000,
      ImportRuns1796169600001,
    ],
  });
}
