import type { LocalizedText } from '@rasad/event-contracts';
import { describeAccount, type Account } from '../accounts/account.rules.js';

/** A person as another system provisions them. */
export interface ProvisionedPerson {
  account: Account;
  /** What the other system calls them. */
  externalId: string | null;
}

/** A user of SCIM (RFC 7643, 4.1), as far as the directory has something for it. */
export interface ScimUser {
  userName?: string;
  externalId?: string;
  displayName?: string;
  name?: { formatted?: string; givenName?: string; familyName?: string };
  active?: boolean;
  emails?: { value?: string; primary?: boolean }[];
}

/** What is to be of a person, where a user says something about it. */
export interface WantedPerson {
  username: string;
  name: string | null;
  email: string | null;
  /** Null: nothing is said of it. */
  active: boolean | null;
  externalId: string | null;
}

/** What a user says about a person. A name may stand in several places; the one that is shown goes first. */
export function readUser(user: ScimUser): WantedPerson {
  const { name } = user;
  const parts = [name?.givenName, name?.familyName].filter((part) => part).join(' ');
  return {
    username: (user.userName ?? '').toLowerCase(),
    name: (user.displayName ?? name?.formatted ?? parts) || null,
    email: (user.emails?.find(({ primary }) => primary) ?? user.emails?.[0])?.value ?? null,
    active: user.active ?? null,
    externalId: user.externalId ?? null,
  };
}

/** A person as a user, without the metadata that depends on the request. */
export function describePerson({ account, externalId }: ProvisionedPerson) {
  const { id, username, email, disabledAt } = account;
  const name = shownName(account.name);
  return {
    id,
    ...(externalId !== null && { externalId }),
    userName: username,
    displayName: name,
    name: { formatted: name },
    active: disabledAt === null,
    ...(email !== null && { emails: [{ value: email, type: 'work', primary: true }] }),
  };
}

/** A new person. @param now UTC instant, ISO 8601. */
export function registerPerson(id: string, wanted: WantedPerson, now: string): Account {
  return describeAccount({
    id,
    kind: 'PERSON',
    username: wanted.username,
    name: namedSo({}, wanted.name ?? wanted.username),
    email: wanted.email,
    disabledAt: wanted.active === false ? now : null,
    sample: false,
    version: 1,
  });
}

/** The person as wanted; the same object where nothing changes. @param now UTC instant, ISO 8601. */
export function changeProvisioned(
  { account, externalId }: ProvisionedPerson,
  wanted: WantedPerson,
  now: string,
): Account {
  const name = wanted.name === null ? account.name : namedSo(account.name, wanted.name);
  const isActive = wanted.active ?? account.disabledAt === null;
  const disabledAt = isActive ? null : (account.disabledAt ?? now);
  const isSame =
    shownName(name) === shownName(account.name) &&
    wanted.email === account.email &&
    disabledAt === account.disabledAt &&
    wanted.externalId === externalId;
  if (isSame) return account;
  return describeAccount({ ...account, name, email: wanted.email, disabledAt, version: account.version + 1 });
}

function shownName({ fa, en }: LocalizedText): string {
  return fa ?? en ?? '';
}

/** SCIM has one name, the directory one for each language: the letters tell which of them is meant. */
function namedSo(before: LocalizedText, name: string): LocalizedText {
  if (name === shownName(before)) return before;
  if (/\p{Script=Arabic}/u.test(name)) return { ...before, fa: name };
  // An English name beside a Persian one would not be shown.
  return { en: name };
}
