import type { OrganisationAccount, OrganisationDocument, OrganisationPerson } from '@rasad/import-formats';
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
  wanted: OrganisationAccount & Partial<Pick<OrganisationPerson, 'email'>>;
}

/**
 * What it takes for the accounts to become as a document says. Accounts that it does not name stay; an address that it
 * leaves out is as it is.
 */
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
      before && changedFields(before, wanted).length === 0
        ? before
        : asWanted(before, { kind, wanted, newId });
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

function asWanted(
  before: Account | null,
  { kind, wanted, newId }: Pick<Entry, 'kind' | 'wanted'> & { newId: () => string },
): Account {
  const { username, name, sample } = wanted;
  return describeAccount({
    id: before?.id ?? newId(),
    kind,
    username,
    name,
    email: wanted.email ?? before?.email ?? null,
    disabledAt: before?.disabledAt ?? null,
    sample,
    version: (before?.version ?? 0) + 1,
  });
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
      detail: step.before && changedFields(step.before, account).join(', '),
    };
  });
}

function changedFields(before: Account, wanted: Entry['wanted']): string[] {
  const fields: string[] = [];
  if (!isSameName(before.name, wanted.name)) fields.push('name');
  if (wanted.email != null && wanted.email !== before.email) fields.push('email');
  if (wanted.sample !== before.sample) fields.push('sample');
  return fields;
}
