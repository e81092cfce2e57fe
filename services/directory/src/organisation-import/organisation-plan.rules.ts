import type { OrganisationDocument } from '@rasad/import-formats';
import { ErrorCode, problem, type Access } from '@rasad/service-kit';
import type { Account } from '../accounts/account.rules.js';
import { scopePath, type Grant } from '../grants/grant.rules.js';
import type { Unit } from '../units/unit.rules.js';
import type { Appointment } from '../appointments/appointment.rules.js';
import type { Position } from '../positions/position.rules.js';
import { planAppointments, type AppointmentPlan } from './appointment-plan.rules.js';
import { describeAccountPlan, planAccounts, type AccountPlan } from './account-plan.rules.js';
import { planGrants, type GrantPlan } from './grant-plan.rules.js';
import type { PlannedChange, PlannedProblem } from './planned-change.js';
import { planPositions, type PositionPlan } from './position-plan.rules.js';
import { describeUnitPlan, planUnits, type UnitPlan } from './unit-plan.rules.js';
import { findUnitProblems, findUnitRights, type UnitRights } from './unit-problems.rules.js';

/** The organisation as it is stored, as far as a document concerns it. */
export interface StoredOrganisation {
  units: readonly Unit[];
  positions: readonly Position[];
  appointments: readonly Appointment[];
  /** Accounts with the document's usernames. */
  accounts: readonly Account[];
  /** Grants of these accounts that are not revoked. */
  grants: readonly Grant[];
}

/** Who imports, when, and where ids come from. */
export interface ImportSituation {
  access: Access;
  newId: () => string;
  /** UTC instant, ISO 8601. */
  now: string;
}

/** Everything that an import does, decided before anything is written. */
export interface OrganisationPlan {
  units: UnitPlan;
  rights: UnitRights;
  positions: PositionPlan;
  accounts: AccountPlan;
  appointments: AppointmentPlan;
  grants: GrantPlan;
  changes: PlannedChange[];
  problems: PlannedProblem[];
}

/** Holds a document against what is stored. With any problem nothing of the plan may be carried out. */
export function planOrganisation(
  document: OrganisationDocument,
  stored: StoredOrganisation,
  { access, newId, now }: ImportSituation,
): OrganisationPlan {
  const units = planUnits(document.units, stored.units, newId);
  const rights = findUnitRights(units, access);
  const { tree } = units;
  const held = Map.groupBy(stored.appointments, (appointment) => appointment.positionId);
  const positions = planPositions(document.positions, {
    tree,
    stored: stored.positions,
    held,
    access,
    newId,
  });
  const accounts = planAccounts(document, stored.accounts, newId);
  const appointments = planAppointments(document.appointments, {
    accounts: accounts.accounts,
    positions,
    tree,
    held,
    access,
    newId,
  });
  const grants = planGrants(document.grants, {
    accounts: accounts.accounts,
    units: new Map([...tree.values()].map((unit) => [unit.code, unit])),
    held: stored.grants,
    giver: access,
    newId,
    now,
  });
  const problems = [
    ...findUnitProblems(document.units, units),
    ...findDeniedUnits(document, rights),
    ...positions.problems,
    ...accounts.problems,
    ...findDeniedAccounts(accounts, units, stored.grants, access),
    ...appointments.problems,
    ...grants.problems,
  ];
  const changes = [
    ...describeUnitPlan(units),
    ...positions.changes,
    ...describeAccountPlan(accounts),
    ...appointments.changes,
    ...grants.changes,
  ];
  return { units, rights, positions, accounts, appointments, grants, changes, problems };
}

function findDeniedUnits(document: OrganisationDocument, rights: UnitRights): PlannedProblem[] {
  const places = new Map(document.units.map(({ code }, index) => [code, index]));
  return rights.denied.map(({ unit }) => {
    const index = places.get(unit.code);
    return { path: index === undefined ? ['units'] : ['units', index], problem: notAllowed() };
  });
}

/** An account is changed by somebody who administers every scope that it has a role over. */
function findDeniedAccounts(
  plan: AccountPlan,
  units: UnitPlan,
  grants: readonly Grant[],
  access: Access,
): PlannedProblem[] {
  const held = Map.groupBy(grants, (grant) => grant.accountId);
  return plan.steps
    .filter(({ account }) =>
      (held.get(account.id) ?? []).some(
        (grant) => !access.allows('grant.manage', scopePath(units.tree.get(grant.scopeUnitId) ?? null)),
      ),
    )
    .map(({ path }) => ({ path, problem: notAllowed() }));
}

function notAllowed() {
  return problem(ErrorCode.NOT_ALLOWED, 'input.document', 'aboveOwnRight');
}
