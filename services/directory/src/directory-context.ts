import type { SubgraphContext } from '@rasad/service-kit';
import type { AccountLoaders } from './accounts/account.loaders.js';
import type { AppointmentLoaders } from './appointments/appointment.loaders.js';
import type { ClientSecretLoaders } from './client-secrets/client-secret.loaders.js';
import type { BodyLoaders } from './bodies/body.loaders.js';
import type { CharterLoaders } from './charters/charter.loaders.js';
import type { GrantLoaders } from './grants/grant.loaders.js';
import type { PositionLoaders } from './positions/position.loaders.js';
import type { UnitLoaders } from './units/unit.loaders.js';

/** Batch loaders of one request. */
export interface DirectoryLoaders
  extends
    UnitLoaders,
    PositionLoaders,
    AccountLoaders,
    AppointmentLoaders,
    ClientSecretLoaders,
    GrantLoaders,
    CharterLoaders,
    BodyLoaders {}

/** What this service's resolvers find in their context. */
export type DirectoryContext = SubgraphContext<DirectoryLoaders>;
