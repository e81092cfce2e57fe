import { Injectable } from '@nestjs/common';
import {
  describeProblem,
  graphErrorCodeOf,
  inFileOrder,
  MAX_PROBLEMS,
  parseOrganisation,
  type BilingualText,
  type OrganisationDocument,
  type ProblemPlace,
} from '@rasad/import-formats';
import { readOrganisationFiles } from '@rasad/organisation-tables';
import { ErrorCode, logDenial, ProblemError, problemWith, refuseAny, type Problem } from '@rasad/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { saveAccounts } from '../accounts/accounts.queries.js';
import { saveAppointments } from '../appointments/appointments.queries.js';
import { actOf, type Caller } from '../caller.js';
import { GrantRevocations } from '../grants/grant-revocations.service.js';
import { saveGrants } from '../grants/grants.queries.js';
import { directoryMessages } from '../messages.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { savePositions } from '../positions/positions.queries.js';
import { ImportedUnitsStates } from '../units/imported-units.service.js';
import { saveUnits } from '../units/unit-tree.queries.js';
import { loadOrganisation } from './organisation-import.queries.js';
import { planOrganisation, type OrganisationPlan } from './organisation-plan.rules.js';
import { OrganisationEvents } from './organisation.events.js';
import { latestOf, type PlannedChange } from './planned-change.js';
import { importedUnits } from './unit-plan.rules.js';

/** What is to be imported: one of the two. */
export interface GivenOrganisation {
  /** JSON of the format `rasad.organisation/1`. */
  document: string | null;
  /** Files, their bytes in Base64. */
  files: { name: string; content: string }[] | null;
}

export interface ImportOrganisation extends GivenOrganisation {
  clientMutationId: string | null;
}

/** A document that was read, and the argument that it came in. */
type ReadDocument = Extract<ReturnType<typeof parseOrganisation>, { ok: true }> & { argument: Argument };
type Argument = 'document' | 'files';

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

  async import(input: ImportOrganisation, caller: Caller): Promise<PlannedChange[]> {
    const read = await readGiven(input);
    return this.writes.run({ operation: 'importOrganisation', input }, caller, async (tx) => {
      const plan = await this.plan(tx, read, caller);
      await saveUnits(tx, plan.units.writes);
      await this.states.follow(tx, importedUnits(plan.units), caller.access.today);
      await saveAccounts(
        tx,
        plan.accounts.steps.map((step) => step.account),
      );
      await savePositions(tx, latestOf(plan.positions.steps.map((step) => step.position)));
      await saveAppointments(tx, latestOf(plan.appointments.steps.map((step) => step.appointment)));
      await saveGrants(
        tx,
        plan.grants.steps.flatMap((step) => [...step.revoked, step.given]),
      );
      await this.events.append(tx, plan, caller);
      await this.endDelegations(tx, plan, caller);
      return plan.changes;
    });
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
    const situation = { access: caller.access, newId: () => uuidv7(), now: new Date().toISOString() };
    const plan = planOrganisation(read.document, stored, situation);
    logDenials(plan, caller);
    refuseUnplannable(plan, read);
    return plan;
  }
}

async function readGiven({ document, files }: GivenOrganisation): Promise<ReadDocument> {
  if ((document === null) === (files === null)) {
    refuseAny(problemWith(ErrorCode.INVALID, 'input.document', directoryMessages.documentOrFiles));
  }
  const parsed = document === null ? await readFiles(files ?? []) : parseOrganisation(document);
  const argument = document === null ? 'files' : 'document';
  if (parsed.ok) return { ...parsed, argument };
  const problems = parsed.problems.map((found) =>
    toProblem(ErrorCode[graphErrorCodeOf(found)], argument, found),
  );
  throw new ProblemError(problems);
}

function readFiles(files: NonNullable<GivenOrganisation['files']>) {
  return readOrganisationFiles(
    files.map(({ name, content }) => ({ name, content: Buffer.from(content, 'base64') })),
  );
}

function refuseUnplannable(plan: OrganisationPlan, read: ReadDocument): void {
  const found = plan.problems.map(({ path, problem }) => ({ problem, place: read.placeAt(path) }));
  const problems = inFileOrder(found, ({ place }) => place)
    .slice(0, MAX_PROBLEMS)
    .map(({ problem, place }) =>
      toProblem(problem.code, read.argument, { ...place, message: problem.message }),
    );
  if (problems.length > 0) throw new ProblemError(problems);
}

function toProblem(
  code: ErrorCode,
  argument: Argument,
  located: ProblemPlace & { message: BilingualText },
): Problem {
  const words = { fa: describeProblem(located, 'fa'), en: describeProblem(located, 'en') };
  return { code, field: ['input', argument], message: words };
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
