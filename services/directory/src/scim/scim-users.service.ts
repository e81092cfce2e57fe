import { Injectable } from '@nestjs/common';
import {
  AppointmentEndedV1,
  GrantRevokedV1,
  PersonChangedV1,
  PersonRegisteredV1,
} from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import {
  ErrorCode,
  problemWith,
  refuse,
  refuseAny,
  requireCapacity,
  requireVersion,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { findPersonProblems, type Account } from '../accounts/account.rules.js';
import { isUsernameTaken, saveAccounts } from '../accounts/accounts.queries.js';
import { personEvent } from '../accounts/person.events.js';
import { appointmentEvent } from '../appointments/appointment.events.js';
import { endAllOn } from '../appointments/appointment.rules.js';
import { findAppointmentsOf, saveAppointments } from '../appointments/appointments.queries.js';
import { actOf, type Act, type Caller } from '../caller.js';
import { grantEvent } from '../grants/grant.events.js';
import { GrantRevocations } from '../grants/grant-revocations.service.js';
import { revokeGrant } from '../grants/grant.rules.js';
import { findHeldGrants, saveGrants } from '../grants/grants.queries.js';
import { directoryMessages } from '../messages.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { findPositions } from '../positions/positions.queries.js';
import { findAncestry } from '../units/unit-tree.queries.js';
import {
  changeProvisioned,
  registerPerson,
  type ProvisionedPerson,
  type WantedPerson,
} from './scim-user.rules.js';
import { findProvisioned, saveExternalId } from './scim.queries.js';

/** People as another system provisions them: registered, changed, taken out of use, and never deleted. */
@Injectable()
export class ScimUsersService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
    private readonly revocations: GrantRevocations,
  ) {}

  register(wanted: WantedPerson, caller: Caller): Promise<ProvisionedPerson> {
    refuseAny(...findPersonProblems(wanted));
    return this.write('scimCreateUser', caller, async (tx, act) => {
      if (await isUsernameTaken(tx, wanted.username)) {
        refuse(ErrorCode.DUPLICATE, 'userName', 'duplicateCode', { code: wanted.username });
      }
      const account = registerPerson(uuidv7(), wanted, new Date().toISOString());
      await this.store(tx, { account, externalId: wanted.externalId });
      await this.events.append(tx, PersonRegisteredV1, personEvent(account, act));
      return { account, externalId: wanted.externalId };
    });
  }

  /** @param expected the version that the caller saw, or null. */
  replace(
    id: string,
    wanted: WantedPerson,
    { expected, caller }: { expected: number | null; caller: Caller },
  ): Promise<ProvisionedPerson> {
    return this.write('scimReplaceUser', caller, async (tx, act) => {
      const before = (await findProvisioned(tx, id)) ?? refuse(ErrorCode.NOT_FOUND, 'id', 'notFound');
      requireVersion(before.account, expected);
      if (wanted.username !== before.account.username) {
        refuseAny(problemWith(ErrorCode.INVALID, 'userName', directoryMessages.usernameStays));
      }
      const now = new Date().toISOString();
      const account = changeProvisioned(before, wanted, now);
      if (account === before.account) return before;
      refuseAny(...findPersonProblems(account));
      await refuseAdministrator(tx, account);
      await this.store(tx, { account, externalId: wanted.externalId });
      await this.events.append(tx, PersonChangedV1, personEvent(account, act));
      const isTakenOut = account.disabledAt !== null && before.account.disabledAt === null;
      if (isTakenOut) await this.endDuties(tx, account, { caller, now });
      return { account, externalId: wanted.externalId };
    });
  }

  private write<T>(
    operation: string,
    caller: Caller,
    work: (tx: EntityManager, act: Act) => Promise<T>,
  ): Promise<T> {
    return this.writes.run({ operation, input: {} }, caller, (tx) => work(tx, actOfProvisioning(caller, [])));
  }

  private async store(tx: EntityManager, { account, externalId }: ProvisionedPerson): Promise<void> {
    await saveAccounts(tx, [account]);
    await saveExternalId(tx, account.id, externalId);
  }

  /** Whoever is out of use holds nothing from now on, and gets nothing back by being in use again. */
  private async endDuties(
    tx: EntityManager,
    account: Account,
    { caller, now }: { caller: Caller; now: string },
  ): Promise<void> {
    const appointments = endAllOn(await findAppointmentsOf(tx, account.id), caller.access.today);
    const grants = await findHeldGrants(tx, account.id);
    const positions = new Map(
      (
        await findPositions(
          tx,
          appointments.map((one) => one.positionId),
        )
      ).map((one) => [one.id, one]),
    );
    const actIn = await actsByUnit(tx, caller, [
      ...[...positions.values()].map((position) => position.unitId),
      ...grants.map((grant) => grant.scopeUnitId),
    ]);
    await saveAppointments(tx, appointments);
    const ended = appointments.flatMap((appointment) => {
      const position = positions.get(appointment.positionId);
      return position ? [appointmentEvent(appointment, position, actIn(position.unitId))] : [];
    });
    await this.events.appendAll(tx, AppointmentEndedV1, ended);
    const revoked = grants.map((grant) => revokeGrant(grant, now));
    await saveGrants(tx, revoked);
    const events = revoked.map((grant) => grantEvent(grant, account, actIn(grant.scopeUnitId)));
    await this.events.appendAll(tx, GrantRevokedV1, events);
    await this.revocations.endDelegations(tx, grants, now, ({ scopeUnitId }) => actIn(scopeUnitId));
  }
}

/** Another system provisions people; who administers the organisation is not for it to decide. */
async function refuseAdministrator(tx: EntityManager, { id }: Account): Promise<void> {
  const grants = await findHeldGrants(tx, id);
  if (!grants.some((grant) => grant.role === 'ADMIN')) return;
  refuseAny(problemWith(ErrorCode.NOT_ALLOWED, 'id', directoryMessages.administratorsStay));
}

function actOfProvisioning(caller: Caller, unitPath: readonly string[]): Act {
  return actOf(caller, requireCapacity(caller.access, 'scim.provision', [], null), unitPath);
}

/** The act in each of these units; for what is no unit, above all of them. */
async function actsByUnit(
  tx: EntityManager,
  caller: Caller,
  unitIds: readonly string[],
): Promise<(unitId: string) => Act> {
  const units = new Map((await findAncestry(tx, unitIds)).map((unit) => [unit.id, unit]));
  return (unitId) => {
    const path = units.get(unitId)?.path ?? [];
    return actOfProvisioning(
      caller,
      path.flatMap((id) => units.get(id)?.code ?? []),
    );
  };
}
