import type { OrganisationGrant } from '@rasad/import-formats';
import { ErrorCode, problem, type Access, type PrincipalGrant, type Problem } from '@rasad/service-kit';
import type { Account } from '../accounts/account.rules.js';
import {
  findGrantProblem,
  giveGrant,
  isSameCapacity,
  revokeGrant,
  scopePath,
  type Grant,
  type GrantDraft,
} from '../grants/grant.rules.js';
import { overlap } from '../period.rules.js';
import type { Unit } from '../units/unit.rules.js';
import type { PlannedChange, PlannedProblem } from './planned-change.js';

/** A grant that is given, with those that it replaces because the document gives it other dates. */
export interface GrantStep {
  given: Grant;
  revoked: Grant[];
  account: Account;
  scope: Unit;
  capacity: PrincipalGrant;
}

/** What an import does to grants. */
export interface GrantPlan {
  steps: GrantStep[];
  changes: PlannedChange[];
  problems: PlannedProblem[];
  /** Grants that the caller may not give, by their scopes. */
  denied: Unit[];
}

/** What the grants of a document are held against. */
export interface GrantSituation {
  accounts: ReadonlyMap<string, Account>;
  /** Units as they stand after the import, by their codes. */
  units: ReadonlyMap<string, Unit>;
  /** Grants of these accounts that are not revoked. */
  held: readonly Grant[];
  giver: Access;
  newId: () => string;
  /** UTC instant, ISO 8601. */
  now: string;
}

type Decision =
  | { kind: 'KEEP'; grant: Grant }
  | { kind: 'GIVE'; given: Grant; revoked: Grant[]; capacity: PrincipalGrant }
  | { kind: 'REFUSE'; problem: Problem };

/** Grants of an account as they stand while the document is gone through. */
interface Standing {
  grants: Grant[];
  /** Those that an entry of the document stands for. */
  listed: Set<Grant>;
}

/**
 * What it takes for everything to be granted that a document lists. Grants that it does not list stay; a date that it
 * leaves out is as it is.
 */
export function planGrants(wanted: readonly OrganisationGrant[], situation: GrantSituation): GrantPlan {
  const plan: GrantPlan = { steps: [], changes: [], problems: [], denied: [] };
  const held = Map.groupBy(situation.held, (grant) => grant.accountId);
  const standings = new Map<string, Standing>();
  wanted.forEach((entry, index) => {
    const account = situation.accounts.get(entry.username);
    const scope = situation.units.get(entry.scope);
    // An account or unit that is missing here was refused already, with its own place.
    if (!account || !scope) return;
    const standing = standings.get(account.id) ?? { grants: held.get(account.id) ?? [], listed: new Set() };
    standings.set(account.id, standing);
    const { role, validFrom, validTo } = entry;
    const decision = decide({ account, scope, role, validFrom, validTo }, standing, situation);
    follow(decision, standing);
    record(plan, decision, { index, entry, account, scope });
  });
  return plan;
}

function decide(draft: GrantDraft, standing: Standing, situation: GrantSituation): Decision {
  const { giver, newId, now } = situation;
  const same = standing.grants.filter((grant) => isSameCapacity(grant, draft));
  const kept = same.find((grant) => isAsListed(grant, draft, giver.today));
  if (kept) return { kind: 'KEEP', grant: kept };
  const capacity = giver.capacity('grant.manage', scopePath(draft.scope));
  if (!capacity) {
    return { kind: 'REFUSE', problem: problem(ErrorCode.NOT_ALLOWED, 'input.document', 'aboveOwnRight') };
  }
  // Two entries of one document that overlap would replace each other at every import.
  const replaced = same.filter((grant) => overlap(grant, draft) && !standing.listed.has(grant));
  const others = standing.grants.filter((grant) => !replaced.includes(grant));
  const found = findGrantProblem(draft, giver, others);
  if (found) return { kind: 'REFUSE', problem: found };
  const revoked = replaced.map((grant) => revokeGrant(grant, now));
  return { kind: 'GIVE', given: giveGrant(newId(), draft), revoked, capacity };
}

function isAsListed(grant: Grant, draft: GrantDraft, today: string): boolean {
  if (draft.validFrom !== null && draft.validFrom !== grant.validFrom) return false;
  if (draft.validTo !== null) return draft.validTo === grant.validTo;
  return grant.validTo === null || grant.validTo > today;
}

function follow(decision: Decision, standing: Standing): void {
  if (decision.kind === 'KEEP') standing.listed.add(decision.grant);
  if (decision.kind !== 'GIVE') return;
  const gone = new Set(decision.revoked.map((grant) => grant.id));
  standing.grants = [...standing.grants.filter((grant) => !gone.has(grant.id)), decision.given];
  standing.listed.add(decision.given);
}

function record(
  plan: GrantPlan,
  decision: Decision,
  about: { index: number; entry: OrganisationGrant; account: Account; scope: Unit },
): void {
  const { index, entry, account, scope } = about;
  if (decision.kind === 'REFUSE') {
    plan.problems.push({ path: ['grants', index], problem: decision.problem });
    if (decision.problem.code === ErrorCode.NOT_ALLOWED) plan.denied.push(scope);
    return;
  }
  const change = { entity: 'Grant' as const, code: `${entry.username} ${entry.role} ${entry.scope}` };
  if (decision.kind === 'KEEP') {
    plan.changes.push({ ...change, action: 'KEEP', detail: null });
    return;
  }
  const { given, revoked, capacity } = decision;
  plan.steps.push({ given, revoked, capacity, account, scope });
  const action = revoked.length > 0 ? 'UPDATE' : 'CREATE';
  plan.changes.push({ ...change, action, detail: describePeriod(given) });
}

function describePeriod({ validFrom, validTo }: Grant): string | null {
  return validFrom === null && validTo === null ? null : `${validFrom ?? '…'} – ${validTo ?? '…'}`;
}
