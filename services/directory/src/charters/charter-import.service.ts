import { Injectable } from '@nestjs/common';
import { CharterAdoptedV1, CharterAmendedV1 } from '@rasad/event-contracts';
import {
  describeProblem,
  graphErrorCodeOf,
  parseCharter,
  type CharterDocument,
  type ImportProblem,
} from '@rasad/import-formats';
import { EventStore } from '@rasad/messaging';
import { ErrorCode, ProblemError, refuseAny, requireCapacity, type Problem } from '@rasad/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { BodyDerivation, type ActOnUnit, type DerivationDays } from '../bodies/body-derivation.service.js';
import { describeSteps } from '../bodies/body-step.rules.js';
import { actOf, type Caller } from '../caller.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { findUnitCodes } from '../units/unit-tree.queries.js';
import { charterEvent } from './charter.events.js';
import { planCharter, type CharterChange, type CharterPlan } from './charter-plan.rules.js';
import { loadCharters, saveCharterVersion } from './charters-store.queries.js';

export interface ImportCharter {
  clientMutationId: string | null;
  /** JSON of the format `rasad.charter/1`. */
  document: string;
}

/** Imports a charter and derives its bodies: as a whole or not at all, and a second time without effect. */
@Injectable()
export class CharterImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: OrganisationWrites,
    private readonly bodies: BodyDerivation,
    private readonly events: EventStore,
  ) {}

  /** What an import would do now. */
  async preview(document: string, caller: Caller): Promise<CharterChange[]> {
    requireManage(caller);
    const { manager } = this.dataSource;
    const plan = await this.plan(manager, document);
    const { steps, view } = await this.bodies.plan(manager, [plan.whole], daysOf(plan, caller));
    return [...plan.changes, ...describeSteps(steps, view)];
  }

  import(input: ImportCharter, caller: Caller): Promise<CharterChange[]> {
    const capacity = requireManage(caller);
    return this.writes.run({ operation: 'importCharter', input }, caller, async (tx) => {
      const plan = await this.plan(tx, input.document);
      if (plan.isNew) {
        await saveCharterVersion(tx, plan);
        await this.tell(tx, plan, caller);
      }
      const act: ActOnUnit = (_, codePath) => actOf(caller, capacity, codePath);
      const { steps, view } = await this.bodies.derive(tx, [plan.whole], daysOf(plan, caller), act);
      return [...plan.changes, ...describeSteps(steps, view)];
    });
  }

  private async plan(manager: EntityManager, text: string): Promise<CharterPlan> {
    const document = readDocument(text, new Set(await findUnitCodes(manager)));
    const charters = await loadCharters(manager);
    const stored = charters.find(({ charter }) => charter.code === document.code) ?? null;
    const plan = planCharter(document, stored, () => uuidv7());
    refuseAny(plan.problem);
    return plan;
  }

  private async tell(tx: EntityManager, plan: CharterPlan, caller: Caller): Promise<void> {
    const act = actOf(caller, requireManage(caller), []);
    const { charter, clauses } = plan.whole;
    const definition = charter.version === 1 ? CharterAdoptedV1 : CharterAmendedV1;
    await this.events.append(tx, definition, charterEvent(charter, plan.version, clauses, act));
  }
}

/** A charter reaches every unit: only an administrator of the whole organisation lays one down. */
function requireManage(caller: Caller) {
  return requireCapacity(caller.access, 'charter.manage', [], 'input.document');
}

/** Bodies of a new version are there from its first day on; otherwise what is found today holds from today. */
function daysOf({ version, isNew }: CharterPlan, { access: { today } }: Caller): DerivationDays {
  const begins = isNew && version.validFrom !== null && version.validFrom < today ? version.validFrom : today;
  return { today, effectiveOn: begins };
}

function readDocument(text: string, unitCodes: ReadonlySet<string>): CharterDocument {
  const parsed = parseCharter(text, { unitCodes });
  if (parsed.ok) return parsed.document;
  throw new ProblemError(parsed.problems.map(toProblem));
}

function toProblem(found: ImportProblem): Problem {
  return {
    code: ErrorCode[graphErrorCodeOf(found)],
    field: ['input', 'document'],
    message: { fa: describeProblem(found, 'fa'), en: describeProblem(found, 'en') },
  };
}
