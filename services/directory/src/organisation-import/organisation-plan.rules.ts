import type { OrganisationDocument } from '@rasad/import-formats';
import { ErrorCode, problem, type Access } from '@rasad/service-kit';
import type { Account } from '../accounts/account.rules.js';
import { scopePath, type Grant } from '../grants/grant.rules.js';
import type { Unit } from '../units/unit.rules.js';
import { describeAccountPlan, planAccounts, type AccountPlan } from './account-plan.rules.js';
import { planGrants, type GrantPlan } from './grant-plan.rules.js';
import type { PlannedChange, PlannedProblem } from './planned-change.js';
import { describeUnitPlan, planUnits, type UnitPlan } from './unit-plan.rules.js';
import { findUnitProblems, findUnitRights, type UnitRights } from './unit-problems.rules.js';

/** The organisation as it is stored, as far as a document concerns it. */
export interface StoredOrganisation {
  units: readonly Unit[];
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
  accounts: AccountPlan;
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
  const accounts = planAccounts(document, stored.accounts, newId);
  const grants = planGrants(document.grants, {
    accounts: accounts.accounts,
    units: new Map([...units.tree.values()].map((unit) => [unit.code, unit])),
    held: stored.grants,
    giver: access,
    newId,
    now,
  });
  const problems = [
    ...findUnitProblems(document.units, units),
    ...findDeniedUnits(document, rights),
    ...accounts.problems,
    ...findDeniedAccounts(accounts, units, stored.grants, access),
    ...grants.problems,
  ];
  const changes = [...describeUnitPlan(units), ...describeAccountPlan(accounts), ...grants.changes];
  return { units, rights, accounts, grants, changes, problems };
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
