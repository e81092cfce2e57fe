import type { OrganisationAccount, OrganisationDocument } from '@rasad/import-formats';
import { ErrorCode, problemWith } from '@rasad/service-kit';
import { describeAccount, type Account } from '../accounts/account.rules.js';
import { directoryMessages } from '../messages.js';
import { isSameName } from '../units/unit.rules.js';
import type { PlannedChange, PlannedProblem } from './planned-change.js';

/** An account that is new or changed, with its place in the document. */
export interface AccountStep {
  path: (string | number)[];
  account: Account;
  /** Null for a new account. */
  before: Account | null;
}

/** What an import does to people and service accounts. */
export interface AccountPlan {
  steps: AccountStep[];
  /** Accounts of the document as they stand afterwards, by username. */
  accounts: ReadonlyMap<string, Account>;
  problems: PlannedProblem[];
}

interface Entry {
  path: (string | number)[];
  kind: Account['kind'];
  wanted: OrganisationAccount;
}

/** What it takes for the accounts to become as a document says; accounts that it does not name stay. */
export function planAccounts(
  document: Pick<OrganisationDocument, 'people' | 'serviceAccounts'>,
  stored: readonly Account[],
  newId: () => string,
): AccountPlan {
  const known = new Map(stored.map((account) => [account.username, account]));
  const accounts = new Map<string, Account>();
  const steps: AccountStep[] = [];
  const problems: PlannedProblem[] = [];
  for (const { path, kind, wanted } of entriesOf(document)) {
    const before = known.get(wanted.username) ?? null;
    if (before && before.kind !== kind) {
      const params = { username: wanted.username };
      const taken = problemWith(
        ErrorCode.DUPLICATE,
        'input.document',
        directoryMessages.usernameTaken,
        params,
      );
      problems.push({ path: [...path, 'username'], problem: taken });
      continue;
    }
    const account =
      before && isAsWanted(before, wanted) ? before : asWanted(before?.id ?? newId(), kind, wanted);
    accounts.set(account.username, account);
    if (account !== before) steps.push({ path, account, before });
  }
  return { steps, accounts, problems };
}

function entriesOf(document: Pick<OrganisationDocument, 'people' | 'serviceAccounts'>): Entry[] {
  const people = document.people.map((wanted, index): Entry => ({
    path: ['people', index],
    kind: 'PERSON',
    wanted,
  }));
  const services = document.serviceAccounts.map((wanted, index): Entry => ({
    path: ['serviceAccounts', index],
    kind: 'SERVICE',
    wanted,
  }));
  return [...people, ...services];
}

function isAsWanted(account: Account, wanted: OrganisationAccount): boolean {
  return isSameName(account.name, wanted.name) && account.sample === wanted.sample;
}

function asWanted(id: string, kind: Account['kind'], wanted: OrganisationAccount): Account {
  const { username, name, sample } = wanted;
  return describeAccount({ id, kind, username, name, sample });
}

/** The plan as it is shown. */
export function describeAccountPlan(plan: AccountPlan): PlannedChange[] {
  const steps = new Map(plan.steps.map((step) => [step.account, step]));
  return [...plan.accounts.values()].map((account) => {
    const step = steps.get(account);
    const entity = account.kind === 'PERSON' ? 'Person' : 'ServiceAccount';
    if (!step) return { action: 'KEEP', entity, code: account.username, detail: null };
    const action = step.before ? 'UPDATE' : 'CREATE';
    return {
      action,
      entity,
      code: account.username,
      detail: step.before && changedFields(step.before, account),
    };
  });
}

function changedFields(before: Account, after: Account): string {
  const name = isSameName(before.name, after.name) ? [] : ['name'];
  const sample = before.sample === after.sample ? [] : ['sample'];
  return [...name, ...sample].join(', ');
}
