import { Injectable } from '@nestjs/common';
import {
  AppointmentEndedV1,
  AppointmentMadeV1,
  GrantGrantedV1,
  GrantRevokedV1,
  OrgUnitClosedV1,
  OrgUnitCreatedV1,
  OrgUnitMovedV1,
  OrgUnitRenamedV1,
  OrgUnitRetaggedV1,
  PersonChangedV1,
  PersonRegisteredV1,
  PositionChangedV1,
  PositionClosedV1,
  PositionCreatedV1,
  ServiceAccountChangedV1,
  ServiceAccountRegisteredV1,
} from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import type { Account } from '../accounts/account.rules.js';
import { personEvent } from '../accounts/person.events.js';
import { serviceAccountEvent } from '../accounts/service-account.events.js';
import { appointmentEvent } from '../appointments/appointment.events.js';
import { actOf, type Act, type Caller } from '../caller.js';
import { grantEvent } from '../grants/grant.events.js';
import { positionEvent } from '../positions/position.events.js';
import { unitEvent } from '../units/unit.events.js';
import type { Unit } from '../units/unit.rules.js';
import type { AppointmentStep } from './appointment-plan.rules.js';
import type { AccountStep } from './account-plan.rules.js';
import type { GrantStep } from './grant-plan.rules.js';
import type { OrganisationPlan } from './organisation-plan.rules.js';
import type { PositionStep } from './position-plan.rules.js';
import type { UnitStep } from './unit-plan.rules.js';

/** Tells what an import changed: one event for each change of each unit, post, person, appointment and grant, none for what stays. */
@Injectable()
export class OrganisationEvents {
  constructor(private readonly events: EventStore) {}

  /** Kinds in the order in which a unit's own changes follow one another, so that its versions rise. */
  async append(tx: EntityManager, plan: OrganisationPlan, caller: Caller): Promise<void> {
    const events = (kind: UnitStep['kind']) =>
      plan.units.steps
        .filter((step) => step.kind === kind)
        .map((step) => unitEvent(step.unit, actOfStep(step, plan, caller), {}));
    await this.events.appendAll(tx, OrgUnitCreatedV1, events('CREATED'));
    await this.events.appendAll(tx, OrgUnitRenamedV1, events('RENAMED'));
    await this.events.appendAll(tx, OrgUnitRetaggedV1, events('RETAGGED'));
    await this.appendMoves(tx, plan, caller);
    await this.events.appendAll(tx, OrgUnitClosedV1, events('CLOSED'));
    await this.appendPositions(tx, plan, caller);
    await this.appendAccounts(tx, plan, caller);
    await this.appendAppointments(tx, plan, caller);
    await this.appendGrants(tx, plan, caller);
  }

  private async appendMoves(tx: EntityManager, plan: OrganisationPlan, caller: Caller): Promise<void> {
    const moves = plan.units.steps.filter((step) => step.kind === 'MOVED');
    const events = moves.map((step) =>
      unitEvent(step.unit, actOfStep(step, plan, caller), {
        previousParentId: step.before.parentId,
        effectiveOn: caller.access.today,
      }),
    );
    await this.events.appendAll(tx, OrgUnitMovedV1, events);
  }

  private async appendPositions(tx: EntityManager, plan: OrganisationPlan, caller: Caller): Promise<void> {
    const events = (kind: PositionStep['kind']) =>
      plan.positions.steps
        .filter((step) => step.kind === kind)
        .map((step) => positionEvent(step.position, actIn(step, plan, caller)));
    await this.events.appendAll(tx, PositionCreatedV1, events('CREATED'));
    await this.events.appendAll(tx, PositionChangedV1, events('CHANGED'));
    await this.events.appendAll(tx, PositionClosedV1, events('CLOSED'));
  }

  private async appendAppointments(tx: EntityManager, plan: OrganisationPlan, caller: Caller): Promise<void> {
    const events = (kind: AppointmentStep['kind']) =>
      plan.appointments.steps
        .filter((step) => step.kind === kind)
        .map((step) => appointmentEvent(step.appointment, step.position, actIn(step, plan, caller)));
    await this.events.appendAll(tx, AppointmentEndedV1, events('ENDED'));
    await this.events.appendAll(tx, AppointmentMadeV1, events('MADE'));
  }

  private async appendAccounts(tx: EntityManager, plan: OrganisationPlan, caller: Caller): Promise<void> {
    const act = actOf(caller, caller.access.capacityAnywhere('person.manage'), []);
    const stepsOf = (kind: Account['kind']) =>
      plan.accounts.steps.filter(({ account }) => account.kind === kind);
    const people = stepsOf('PERSON');
    const personEventOf = ({ account }: AccountStep) => personEvent(account, act);
    await this.events.appendAll(tx, PersonRegisteredV1, people.filter(isNew).map(personEventOf));
    await this.events.appendAll(tx, PersonChangedV1, people.filter(isKnown).map(personEventOf));
    const services = stepsOf('SERVICE');
    const serviceEventOf = ({ account }: AccountStep) => serviceAccountEvent(account, act);
    await this.events.appendAll(tx, ServiceAccountRegisteredV1, services.filter(isNew).map(serviceEventOf));
    await this.events.appendAll(tx, ServiceAccountChangedV1, services.filter(isKnown).map(serviceEventOf));
  }

  private async appendGrants(tx: EntityManager, plan: OrganisationPlan, caller: Caller): Promise<void> {
    const actOfGrant = ({ scope, capacity }: GrantStep) =>
      actOf(caller, capacity, codePath(scope, plan.units.tree));
    const revoked = plan.grants.steps.flatMap((step) =>
      step.revoked.map((grant) => grantEvent(grant, step.account, actOfGrant(step))),
    );
    const given = plan.grants.steps.map((step) => grantEvent(step.given, step.account, actOfGrant(step)));
    await this.events.appendAll(tx, GrantRevokedV1, revoked);
    await this.events.appendAll(tx, GrantGrantedV1, given);
  }
}

function isNew({ before }: AccountStep): boolean {
  return before === null;
}

function isKnown({ before }: AccountStep): boolean {
  return before !== null;
}

function actOfStep(step: UnitStep, plan: OrganisationPlan, caller: Caller): Act {
  const placed = plan.units.tree.get(step.unit.id) ?? step.unit;
  return actOf(caller, plan.rights.capacities.get(step) ?? null, codePath(placed, plan.units.tree));
}

function actIn(step: PositionStep | AppointmentStep, plan: OrganisationPlan, caller: Caller): Act {
  return actOf(caller, step.capacity, codePath(step.unit, plan.units.tree));
}

function codePath(unit: Unit, tree: ReadonlyMap<string, Unit>): string[] {
  return unit.path.flatMap((id) => tree.get(id)?.code ?? []);
}
