import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { OrganisationDocument } from '@rasad/import-formats';
import { logDenial } from '@rasad/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { saveAccounts } from '../accounts/accounts.queries.js';
import { saveAppointments } from '../appointments/appointments.queries.js';
import { actOf, type Caller } from '../caller.js';
import { GrantRevocations } from '../grants/grant-revocations.service.js';
import { saveGrants } from '../grants/grants.queries.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { savePositions } from '../positions/positions.queries.js';
import { ImportedUnitsStates } from '../units/imported-units.service.js';
import { saveUnits } from '../units/unit-tree.queries.js';
import {
  readGiven,
  refuseUnplannable,
  type GivenOrganisation,
  type ReadDocument,
} from './given-organisation.js';
import { ImportProgress, type ProgressListener } from './import-progress.js';
import { loadOrganisation } from './organisation-import.queries.js';
import { planOrganisation, type OrganisationPlan } from './organisation-plan.rules.js';
import { OrganisationEvents } from './organisation.events.js';
import { latestOf, type PlannedChange } from './planned-change.js';
import { importedUnits } from './unit-plan.rules.js';

export interface ImportOrganisation extends GivenOrganisation {
  clientMutationId: string | null;
}

/** What else an import does, for whoever follows it. */
export interface ImportFollower {
  progress: ProgressListener;
  /** Part of the import's own transaction. */
  conclude: (tx: EntityManager, changes: readonly PlannedChange[]) => Promise<void>;
}

const nobody: ImportFollower = {
  progress: () => undefined,
  conclude: () => Promise.resolve(),
};

/** Imports a document about the organisation: as a whole or not at all, and a second time without effect. */
@Injectable()
export class OrganisationImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: OrganisationWrites,
    private readonly events: OrganisationEvents,
    private readonly revocations: GrantRevocations,
    private readonly states: ImportedUnitsStates,
  ) {}

  /** What an import would do now. */
  async preview(given: GivenOrganisation, caller: Caller): Promise<PlannedChange[]> {
    const plan = await this.plan(this.dataSource.manager, await readGiven(given), caller);
    return plan.changes;
  }

  /** @param follower is told how far it is, and writes what it has to in the same transaction. */
  async import(
    input: ImportOrganisation,
    caller: Caller,
    follower: ImportFollower = nobody,
  ): Promise<PlannedChange[]> {
    const read = await readGiven(input);
    await breathe();
    return this.writes.reshape({ operation: 'importOrganisation', input }, caller, async (tx) => {
      const plan = await this.plan(tx, read, caller);
      await this.carryOut(tx, plan, {
        caller,
        progress: new ImportProgress(follower.progress),
      });
      await follower.conclude(tx, plan.changes);
      return plan.changes;
    });
  }

  private async carryOut(
    tx: EntityManager,
    plan: OrganisationPlan,
    { caller, progress }: { caller: Caller; progress: ImportProgress },
  ): Promise<void> {
    const units = plan.units.writes;
    const accounts = plan.accounts.steps.map((step) => step.account);
    const positions = latestOf(plan.positions.steps.map((step) => step.position));
    const appointments = latestOf(plan.appointments.steps.map((step) => step.appointment));
    const grants = plan.grants.steps.flatMap((step) => [...step.revoked, step.given]);
    const rows = units.length + accounts.length + positions.length + appointments.length + grants.length;
    // Every row has its event, and those are written too.
    await progress.begin(2 * rows);
    await progress.part(units.length, async () => {
      await saveUnits(tx, units);
      await this.states.follow(tx, importedUnits(plan.units), caller.access.today);
    });
    await progress.part(accounts.length, () => saveAccounts(tx, accounts));
    await progress.part(positions.length, () => savePositions(tx, positions));
    await progress.part(appointments.length, () => saveAppointments(tx, appointments));
    await progress.part(grants.length, () => saveGrants(tx, grants));
    await progress.part(rows, () => this.events.append(tx, plan, caller));
    await this.endDelegations(tx, plan, caller);
  }

  private async endDelegations(tx: EntityManager, plan: OrganisationPlan, caller: Caller): Promise<void> {
    const stepOf = new Map(
      plan.grants.steps.flatMap((step) => step.revoked.map((grant) => [grant.id, step])),
    );
    const revoked = plan.grants.steps.flatMap((step) => step.revoked);
    await this.revocations.endDelegations(tx, revoked, new Date().toISOString(), ({ sourceGrantId }) =>
      actOf(caller, stepOf.get(sourceGrantId ?? '')?.capacity ?? null, []),
    );
  }

  private async plan(manager: EntityManager, read: ReadDocument, caller: Caller): Promise<OrganisationPlan> {
    const stored = await loadOrganisation(manager, usernamesIn(read.document));
    const situation = {
      access: caller.access,
      newId: () => uuidv7(),
      now: new Date().toISOString(),
    };
    const plan = planOrganisation(read.document, stored, situation);
    logDenials(plan, caller);
    refuseUnplannable(plan, read);
    return plan;
  }
}

function logDenials(plan: OrganisationPlan, { access }: Caller): void {
  const units = new Set(plan.rights.denied.map((step) => step.unit.id));
  const scopes = new Set(plan.grants.denied.map((scope) => scope.id));
  for (const unitId of units) logDenial(access, 'org-unit.manage', unitId);
  for (const unitId of scopes) logDenial(access, 'grant.manage', unitId);
}

function usernamesIn({ people, serviceAccounts }: OrganisationDocument): string[] {
  return [...people, ...serviceAccounts].map((account) => account.username);
}
