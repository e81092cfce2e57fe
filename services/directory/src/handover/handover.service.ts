import { Injectable } from '@nestjs/common';
import {
  AppointmentEndedV1,
  AppointmentMadeV1,
  GrantGrantedV1,
  GrantRevokedV1,
  WHOLE_ORGANISATION,
} from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { ErrorCode, problem, problemWith, refuseAny, requireCapacity, type Action } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Account } from '../accounts/account.rules.js';
import { findAccounts, loadPerson } from '../accounts/accounts.queries.js';
import { appointmentEvent } from '../appointments/appointment.events.js';
import { findAppointmentsOf, saveAppointments } from '../appointments/appointments.queries.js';
import { actOf, type Act, type Caller } from '../caller.js';
import { grantEvent } from '../grants/grant.events.js';
import { findGrantProblem, type Grant } from '../grants/grant.rules.js';
import { findDelegationsOf, findHeldGrants, saveGrants } from '../grants/grants.queries.js';
import { directoryMessages } from '../messages.js';
import { OrganisationWrites } from '../organisation-writes.js';
import type { Position } from '../positions/position.rules.js';
import { findPositions } from '../positions/positions.queries.js';
import type { Unit } from '../units/unit.rules.js';
import { findAncestry } from '../units/unit-tree.queries.js';
import { handOver, type HandOver } from './handover.rules.js';

export interface HandOverDuties {
  clientMutationId: string | null;
  fromPersonId: string;
  toPersonId: string;
  /** Day on which the successor begins; null is today. */
  on: string | null;
}

/** Everything that a hand-over touches, by row id. */
interface Surroundings {
  units: ReadonlyMap<string, Unit>;
  positions: ReadonlyMap<string, Position>;
  accounts: ReadonlyMap<string, Account>;
}

/** Passing everything that somebody holds to the next holder, in one act: all of it or nothing. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
  ) {}

  handOver(input: HandOverDuties, caller: Caller): Promise<HandOver> {
    return this.writes.run({ operation: 'handOverDuties', input }, caller, async (tx) => {
      const from = await loadPerson(tx, input.fromPersonId, 'input.fromPersonId');
      const to = await loadPerson(tx, input.toPersonId, 'input.toPersonId');
      const { today } = caller.access;
      const on = input.on ?? today;
      refuseAny(
        on < today ? problemWith(ErrorCode.INVALID, 'input.on', directoryMessages.pastDate) : null,
        from.id === to.id
          ? problemWith(ErrorCode.INVALID, 'input.toPersonId', directoryMessages.handOverToOneself)
          : null,
      );
      const grants = await findHeldGrants(tx, from.id);
      const successorGrants = await findHeldGrants(tx, to.id);
      const passed = handOver(
        {
          ...{ from: from.id, to: to.id, on, today, grants, successorGrants },
          delegations: await findDelegationsOf(
            tx,
            grants.map((grant) => grant.id),
          ),
          appointments: await findAppointmentsOf(tx, from.id),
          successorAppointments: await findAppointmentsOf(tx, to.id),
        },
        { newId: () => uuidv7(), now: new Date().toISOString() },
      );
      if (isNothing(passed))
        refuseAny(problemWith(ErrorCode.STATE, 'input.fromPersonId', directoryMessages.nothingHeld));
      const around = await loadSurroundings(tx, passed);
      refuseAny(findGivenProblem(passed, { to, caller, around, successorGrants }));
      await this.store(tx, passed, around, caller);
      return passed;
    });
  }

  private async store(
    tx: EntityManager,
    passed: HandOver,
    around: Surroundings,
    caller: Caller,
  ): Promise<void> {
    const appointmentEvents = (appointments: HandOver['made']) =>
      appointments.map((appointment) => {
        const position = found(around.positions, appointment.positionId);
        const act = requireAct(caller, 'appointment.manage', position.unitId, around.units);
        return appointmentEvent(appointment, position, act);
      });
    const grantEvents = (grants: Grant[]) =>
      grants.map((grant) =>
        grantEvent(
          grant,
          found(around.accounts, grant.accountId),
          requireAct(caller, 'grant.manage', grant.scopeUnitId, around.units),
        ),
      );
    const [ended, made] = [appointmentEvents(passed.ended), appointmentEvents(passed.made)];
    const [revoked, given] = [grantEvents(passed.revoked), grantEvents(passed.given)];
    await saveAppointments(tx, [...passed.ended, ...passed.made]);
    await saveGrants(tx, [...passed.revoked, ...passed.given]);
    await this.events.appendAll(tx, AppointmentEndedV1, ended);
    await this.events.appendAll(tx, AppointmentMadeV1, made);
    await this.events.appendAll(tx, GrantRevokedV1, revoked);
    await this.events.appendAll(tx, GrantGrantedV1, given);
  }
}

function isNothing({ ended, revoked }: HandOver): boolean {
  return ended.length + revoked.length === 0;
}

/** What the successor gets is held to the rules of giving: no administrator outlives their giver's right. */
function findGivenProblem(
  { given }: HandOver,
  about: { to: Account; caller: Caller; around: Surroundings; successorGrants: readonly Grant[] },
) {
  const { to, caller, around, successorGrants } = about;
  const own = given.filter((grant) => grant.accountId === to.id && grant.sourceGrantId === null);
  for (const grant of own) {
    const scope = around.units.get(grant.scopeUnitId) ?? null;
    const found = findGrantProblem({ ...grant, account: to, scope }, caller.access, successorGrants);
    if (found) return problem(found.code, 'input.toPersonId', 'aboveOwnRight');
  }
  return null;
}

async function loadSurroundings(tx: EntityManager, passed: HandOver): Promise<Surroundings> {
  const appointments = [...passed.ended, ...passed.made];
  const grants = [...passed.revoked, ...passed.given];
  const positions = await findPositions(
    tx,
    appointments.map(({ positionId }) => positionId),
  );
  const unitIds = [...positions.map(({ unitId }) => unitId), ...grants.map(({ scopeUnitId }) => scopeUnitId)];
  const units = await findAncestry(tx, unitIds);
  const accounts = await findAccounts(
    tx,
    grants.map(({ accountId }) => accountId),
  );
  return { units: byId(units), positions: byId(positions), accounts: byId(accounts) };
}

/** The act on something of a unit, whose right the caller must have; otherwise nothing of the hand-over is done. */
function requireAct(caller: Caller, action: Action, unitId: string, units: ReadonlyMap<string, Unit>): Act {
  const path = unitId === WHOLE_ORGANISATION ? [] : found(units, unitId).path;
  const capacity = requireCapacity(caller.access, action, path, 'input.fromPersonId');
  return actOf(
    caller,
    capacity,
    path.map((id) => found(units, id).code),
  );
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function found<T>(rows: ReadonlyMap<string, T>, id: string): T {
  const row = rows.get(id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
}
