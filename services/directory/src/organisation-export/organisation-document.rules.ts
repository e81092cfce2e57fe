import {
  ORGANISATION_FORMAT,
  type OrganisationAppointment,
  type OrganisationDocument,
  type OrganisationGrant,
  type OrganisationPosition,
  type OrganisationUnit,
} from '@rasad/import-formats';
import type { Access } from '@rasad/service-kit';
import type { Account } from '../accounts/account.rules.js';
import type { Appointment } from '../appointments/appointment.rules.js';
import type { Grant } from '../grants/grant.rules.js';
import type { Period } from '../period.rules.js';
import type { Position } from '../positions/position.rules.js';
import type { Unit } from '../units/unit.rules.js';

/** All that is stored of the organisation. */
export interface WholeOrganisation {
  units: readonly Unit[];
  positions: readonly Position[];
  accounts: readonly Account[];
  appointments: readonly Appointment[];
  /** Accounts' own grants that are not revoked. */
  grants: readonly Grant[];
}

/** What is told of the organisation to somebody. */
interface Share {
  units: Unit[];
  positions: Map<string, Position>;
  appointments: Appointment[];
  grants: Grant[];
}

/**
 * The organisation as a document that can be imported again, as far as somebody administers it: their units with those
 * above them, the posts, appointments and grants of their units, and everybody who has one; for an administrator of
 * the whole, everybody. What no document can say is left out: delegations, grants over the whole organisation, what
 * ended before it began, grants over units that are closed, and those of accounts that are out of use.
 */
export function describeOrganisation(stored: WholeOrganisation, access: Access): OrganisationDocument {
  const units = new Map(stored.units.map((unit) => [unit.id, unit]));
  const accounts = new Map(stored.accounts.map((account) => [account.id, account]));
  const share = shareOf(stored, units, access);
  const people = accountsOf(share, stored.accounts, access);
  return {
    format: ORGANISATION_FORMAT,
    units: share.units.map((unit) => describeUnit(unit, units)),
    positions: sortedBy([...share.positions.values()], ({ code }) => code).map((position) =>
      describePosition(position, units),
    ),
    people: people
      .filter(({ kind }) => kind === 'PERSON')
      .map(({ username, name, email, sample }) => ({ username, name, sample, email })),
    serviceAccounts: people
      .filter(({ kind }) => kind === 'SERVICE')
      .map(({ username, name, sample }) => ({ username, name, sample })),
    appointments: sortedBy(
      share.appointments.map((appointment) => describeAppointment(appointment, share.positions, accounts)),
      ({ position, validFrom, username }) => `${position} ${validFrom ?? ''} ${username}`,
    ),
    grants: sortedBy(
      share.grants.map((grant) => describeGrant(grant, units, accounts)),
      ({ username, role, scope, validFrom }) => `${username} ${role} ${scope} ${validFrom ?? ''}`,
    ),
  };
}

function shareOf(stored: WholeOrganisation, units: ReadonlyMap<string, Unit>, access: Access): Share {
  const mayTake = (unitId: string) => {
    const unit = units.get(unitId);
    return unit !== undefined && access.allows('organisation.export', unit.path);
  };
  const own = stored.units.filter((unit) => mayTake(unit.id));
  // A unit is nothing without those above it: a document names every parent.
  const needed = new Set(own.flatMap((unit) => unit.path));
  const positions = new Map(
    stored.positions
      .filter((position) => mayTake(position.unitId) && everHeld(position))
      .map((position) => [position.id, position]),
  );
  const inUse = new Set(stored.accounts.filter((one) => one.disabledAt === null).map((one) => one.id));
  return {
    units: stored.units.filter((unit) => needed.has(unit.id)).toSorted(inTreeOrder),
    positions,
    appointments: stored.appointments.filter((one) => positions.has(one.positionId) && everHeld(one)),
    grants: stored.grants.filter(
      (grant) =>
        mayTake(grant.scopeUnitId) && inUse.has(grant.accountId) && isGivable(grant, units, access.today),
    ),
  };
}

function accountsOf(share: Share, accounts: readonly Account[], access: Access): Account[] {
  const named = new Set([
    ...share.appointments.map((appointment) => appointment.personId),
    ...share.grants.map((grant) => grant.accountId),
  ]);
  const takesAll = access.allows('organisation.export', []);
  return sortedBy(
    accounts.filter((account) => takesAll || named.has(account.id)),
    ({ username }) => username,
  );
}

function describeUnit(unit: Unit, units: ReadonlyMap<string, Unit>): OrganisationUnit {
  const { code, kind, parentId, name, tags, validFrom, validTo, sample } = unit;
  const parent = parentId === null ? null : codeOf(parentId, units);
  return {
    code,
    kind,
    parent,
    name,
    tags,
    validFrom,
    validTo,
    sample,
    confidence: null,
    note: null,
    source: null,
  };
}

function describePosition(position: Position, units: ReadonlyMap<string, Unit>): OrganisationPosition {
  const { code, unitId, kind, title, sensitive, seats, validFrom, validTo, sample } = position;
  return { code, unit: codeOf(unitId, units), kind, title, sensitive, seats, validFrom, validTo, sample };
}

function describeAppointment(
  { personId, positionId, acting, validFrom, validTo }: Appointment,
  positions: ReadonlyMap<string, Position>,
  accounts: ReadonlyMap<string, Account>,
): OrganisationAppointment {
  const position = positions.get(positionId)?.code ?? '';
  return { username: usernameOf(personId, accounts), position, acting, validFrom, validTo };
}

function describeGrant(
  { accountId, role, scopeUnitId, validFrom, validTo }: Grant,
  units: ReadonlyMap<string, Unit>,
  accounts: ReadonlyMap<string, Account>,
): OrganisationGrant {
  const scope = codeOf(scopeUnitId, units);
  return { username: usernameOf(accountId, accounts), role, scope, validFrom, validTo };
}

function codeOf(unitId: string, units: ReadonlyMap<string, Unit>): string {
  return units.get(unitId)?.code ?? '';
}

function usernameOf(accountId: string, accounts: ReadonlyMap<string, Account>): string {
  return accounts.get(accountId)?.username ?? '';
}

function everHeld({ validFrom, validTo }: Period): boolean {
  return validFrom === null || validTo === null || validFrom < validTo;
}

function isGivable(grant: Grant, units: ReadonlyMap<string, Unit>, today: string): boolean {
  const closedOn = units.get(grant.scopeUnitId)?.validTo ?? null;
  return grant.sourceGrantId === null && everHeld(grant) && (closedOn === null || closedOn > today);
}

function inTreeOrder({ sortPath: a }: Unit, { sortPath: b }: Unit): number {
  const at = a.findIndex((step, index) => step !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}

function sortedBy<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  return keyed.sort((a, b) => Number(a.key > b.key) - Number(a.key < b.key)).map(({ row }) => row);
}
