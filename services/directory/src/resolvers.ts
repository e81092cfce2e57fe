import { DisablingResolver } from './accounts/disabling.resolver.js';
import { PeopleResolver } from './accounts/people.resolver.js';
import { ServiceAccountsResolver } from './accounts/service-accounts.resolver.js';
import { AppointmentsResolver } from './appointments/appointments.resolver.js';
import { PersonAppointmentsResolver } from './appointments/person-appointments.resolver.js';
import { ClientSecretsResolver } from './client-secrets/client-secrets.resolver.js';
import { ExplanationsResolver } from './explanations/explanations.resolver.js';
import { GrantVerdictsResolver } from './explanations/grant-verdicts.resolver.js';
import { BodiesResolver } from './bodies/bodies.resolver.js';
import { BodySeatsResolver } from './bodies/body-seats.resolver.js';
import { UnitBodiesResolver } from './bodies/unit-bodies.resolver.js';
import { ViewerBodiesResolver } from './bodies/viewer-bodies.resolver.js';
import { BodyRulesResolver } from './charters/body-rules.resolver.js';
import { CharterClausesResolver } from './charters/charter-clauses.resolver.js';
import { CharterImportResolver } from './charters/charter-import.resolver.js';
import { CharterVersionsResolver } from './charters/charter-versions.resolver.js';
import { ChartersResolver } from './charters/charters.resolver.js';
import { DelegationsResolver } from './grants/delegations.resolver.js';
import { GrantActorsResolver } from './grants/grant-actors.resolver.js';
import { GrantRecordResolver } from './grants/grant-record.resolver.js';
import { GrantsResolver } from './grants/grants.resolver.js';
import { HandOverResolver } from './handover/handover.resolver.js';
import { OrganisationExportResolver } from './organisation-export/organisation-export.resolver.js';
import { ImportRunsResolver } from './organisation-import/import-runs.resolver.js';
import { OrganisationImportResolver } from './organisation-import/organisation-import.resolver.js';
import { PositionsResolver } from './positions/positions.resolver.js';
import { UnitPositionsResolver } from './positions/unit-positions.resolver.js';
import { SuccessionResolver } from './units/succession.resolver.js';
import { UnitChangesResolver } from './units/unit-changes.resolver.js';
import { UnitsResolver } from './units/units.resolver.js';
import { ViewerGrantsResolver } from './viewer/viewer-grants.resolver.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';

/** Every resolver of this service: what its schema is made of. */
export const resolvers = [
  AppointmentsResolver,
  ClientSecretsResolver,
  BodiesResolver,
  BodyRulesResolver,
  BodySeatsResolver,
  CharterClausesResolver,
  CharterImportResolver,
  CharterVersionsResolver,
  ChartersResolver,
  DelegationsResolver,
  DisablingResolver,
  ExplanationsResolver,
  GrantActorsResolver,
  GrantRecordResolver,
  GrantsResolver,
  GrantVerdictsResolver,
  HandOverResolver,
  OrganisationExportResolver,
  ImportRunsResolver,
  OrganisationImportResolver,
  PeopleResolver,
  PersonAppointmentsResolver,
  PositionsResolver,
  ServiceAccountsResolver,
  SuccessionResolver,
  UnitChangesResolver,
  UnitBodiesResolver,
  UnitPositionsResolver,
  UnitsResolver,
  ViewerBodiesResolver,
  ViewerGrantsResolver,
  ViewerResolver,
];
