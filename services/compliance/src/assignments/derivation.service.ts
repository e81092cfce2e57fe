import { Injectable } from '@nestjs/common';
import { ObligationTasksOpenedV1 } from '@rasad/event-contracts';
import { shareUnitTree } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { readCalendar } from '../calendar/stored-calendar.queries.js';
import { groupByCalendar } from '../calendar/working-calendar.rules.js';
import type { CalendarData } from '../calendar/working-calendar.js';
import { deadlineObstacle } from '../deadlines/deadline-obstacle.rules.js';
import { occurrenceKeyOn, occurrenceOn, type Occurrence } from '../deadlines/occurrence.rules.js';
import { planAssignments, type ApplicabilityRule, type DerivedUnit } from './assignment.rules.js';
import { readExemptUnits } from './assignment-exceptions.queries.js';
import { readLiveAssignments } from './assignment-writes.queries.js';
import {
  newOutcome,
  stepRows,
  type DerivationContext,
  type StepOutcome,
  type StepScope,
} from './derivation-step.js';
import { insertTasks, lockDerivedObligations, markDerived, readUnopened } from './derivation.queries.js';
import type { DerivedObligation, NewTask } from './derived-obligation.js';
import { readAllUnits, readTreeVersion, readUnitsWithKin } from './derived-units.queries.js';
import { ObligationLog } from './obligation-log.service.js';
import { ReassignmentService } from './reassignment.service.js';
import { existsOn } from './succession.rules.js';

/**
 * Makes assignments and tasks what rules, units and the day demand, in steps of bounded size, each in a transaction of
 * its own. Every step compares anew what should be with what is: it may be done again, by several at once, and after a
 * crash at any point; what is right already is left alone.
 */
@Injectable()
export class DerivationService {
  private tree: { version: string; units: DerivedUnit[] } = { version: '', units: [] };

  constructor(
    private readonly log: ObligationLog,
    private readonly reassignment: ReassignmentService,
  ) {}

  /** Goes one step towards what has to be; `complete` says whether it was the last one for its scope. */
  async step(tx: EntityManager, scope: StepScope, context: DerivationContext): Promise<StepOutcome> {
    await shareUnitTree(tx);
    const calendar = await readCalendar(tx);
    const units =
      scope.unitIds === null ? await this.allUnits(tx) : await readUnitsWithKin(tx, scope.unitIds);
    const unitIds = scope.unitIds === null ? null : units.map(({ id }) => id);
    const obligations = await lockDerivedObligations(tx, scope.obligationIds, context.today);
    if (scope.choice === 'ALL') for (const obligation of obligations) obligation.derived = true;
    const outcome = newOutcome();
    const settled = await this.reassign(tx, obligations, units, unitIds, context, outcome);
    if (settled) await this.openTasks(tx, obligations, unitIds, calendar, context, outcome);
    await markDerived(tx, obligations, context.at);
    return outcome;
  }

  /** Number of units there are; what a step over all of them costs. */
  async unitCount(tx: EntityManager): Promise<number> {
    return (await this.allUnits(tx)).length;
  }

  /** Read again only when a unit changed: a derivation asks for them with every step. */
  private async allUnits(tx: EntityManager): Promise<DerivedUnit[]> {
    const version = await readTreeVersion(tx);
    if (version !== this.tree.version) this.tree = { version, units: await readAllUnits(tx) };
    return this.tree.units;
  }

  private async reassign(
    tx: EntityManager,
    obligations: readonly DerivedObligation[],
    units: readonly DerivedUnit[],
    unitIds: readonly string[] | null,
    context: DerivationContext,
    outcome: StepOutcome,
  ): Promise<boolean> {
    let settled = true;
    const ids = obligations.map(({ id }) => id);
    const live = Map.groupBy(await readLiveAssignments(tx, ids, unitIds), (row) => row.obligationId);
    const exempt = await readExemptUnits(tx, ids);
    const unitsById = new Map(units.map((unit) => [unit.id, unit]));
    for (const obligation of obligations) {
      const rule = ruleOn(obligation, context.today);
      const ofObligation = live.get(obligation.id) ?? [];
      const plan = planAssignments(rule, units, ofObligation, context.today, exempt.get(obligation.id));
      const change = { obligation, plan, units: unitsById, context };
      settled = (await this.reassignment.apply(tx, change, outcome)) && settled;
    }
    return settled;
  }

  private async openTasks(
    tx: EntityManager,
    obligations: readonly DerivedObligation[],
    unitIds: readonly string[] | null,
    known: CalendarData,
    context: DerivationContext,
    outcome: StepOutcome,
  ): Promise<void> {
    const due = obligations.flatMap((obligation) => {
      if (deadlineObstacle(obligation, obligation.dates, context.today) !== null) return [];
      return [{ obligation, obligationId: obligation.id, key: occurrenceKeyOn(obligation, context.today) }];
    });
    const openedBefore = outcome.tasksOpened;
    const found = await readUnopened(tx, due, unitIds, stepRows);
    const unopened = Map.groupBy(found, (row) => row.obligationId);
    for (const { obligation } of due) {
      for (const { calendar, units: rows } of groupByCalendar(known, unopened.get(obligation.id) ?? [])) {
        const occurrence = occurrenceOn(obligation, obligation.dates, calendar, context.today);
        const tasks = rows.map(({ assignmentId, unitId }) => ({ id: uuidv7(), assignmentId, unitId }));
        if (occurrence) await this.open(tx, obligation, occurrence, tasks, context, outcome);
      }
    }
    // Where no due date can be computed, a further step would find the same again.
    outcome.complete &&= found.length < stepRows || outcome.tasksOpened === openedBefore;
  }

  private async open(
    tx: EntityManager,
    obligation: DerivedObligation,
    occurrence: Occurrence,
    rows: readonly NewTask[],
    context: DerivationContext,
    outcome: StepOutcome,
  ): Promise<void> {
    await insertTasks(tx, obligation, occurrence, rows, context.at);
    outcome.tasksOpened += rows.length;
    outcome.changedTaskIds.push(...rows.map(({ id }) => id));
    const { id: obligationId, title: obligationTitle, provisionId, instrumentId, weight } = obligation;
    const { dueOn } = occurrence;
    await this.log.tell(tx, ObligationTasksOpenedV1, obligation, context, {
      obligationId,
      obligationTitle,
      provisionId,
      instrumentId,
      weight,
      rows: rows.map(({ id, assignmentId, unitId }) => ({ taskId: id, assignmentId, unitId, dueOn })),
    });
  }
}

/** What an obligation asks of units on a day: nothing by its rule before it was derived; null where it binds nobody. */
function ruleOn(obligation: DerivedObligation, today: string): ApplicabilityRule | null {
  if (!obligation.binding || !existsOn(obligation, today)) return null;
  return obligation.derived ? obligation : { applicability: [], exclusions: [] };
}
