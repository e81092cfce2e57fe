import { Injectable } from '@nestjs/common';
import {
  CalendarClosureAddedV1,
  CalendarClosureWithdrawnV1,
  CalendarWeeklyRestSetV1,
} from '@rasad/event-contracts';
import { CommandLog, Transactions } from '@rasad/messaging';
import {
  actorOf,
  ErrorCode,
  findTextProblem,
  problemWith,
  ProblemError,
  refuse,
  refuseAny,
  requireCapacity,
  requireId,
  toLocalizedText,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller.js';
import { complianceMessages } from '../messages.js';
import { CalendarChangeKind } from './calendar-change.js';
import {
  closureInWords,
  daysOfClosure,
  weeklyRestInWords,
  withdrawalInWords,
} from './calendar-change.rules.js';
import { CalendarChanges, type By } from './calendar-changes.service.js';
import { closureProblems, rangeProblems } from './calendar-input.rules.js';
import { insertClosure, insertWeeklyRest, insertWithdrawal } from './calendar-writes.queries.js';
import type { AddClosureInput, SetWeeklyRestInput, WithdrawClosureInput } from './calendar.graphql.js';
import { RescheduleJobs } from './reschedule.jobs.js';
import { findClosure, lockCalendar } from './stored-calendar.queries.js';
import type { Closure } from './working-calendar.js';

/** Longest reason, in characters. */
const maxReason = 2_000;

/** Closures, and whether Thursdays are days of rest. Due dates follow apart from the request. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly changes: CalendarChanges,
    private readonly jobs: RescheduleJobs,
  ) {}

  /** Closes days for a unit and all below it, or for all. @returns row id of the closure. */
  addClosure(caller: Caller, input: AddClosureInput): Promise<string> {
    return this.change(caller, 'addClosure', input, async (tx) => {
      const { unit, by } = await this.changes.requireScope(tx, caller, input.unitId);
      const to = input.to ?? input.from;
      const problems = closureProblems({ title: input.title, from: input.from, to });
      if (problems.length > 0) throw new ProblemError(problems);
      const title = toLocalizedText(input.title);
      const closure: Closure = { id: uuidv7(), title, from: input.from, to, unit };
      const version = await this.changes.record(tx, {
        kind: CalendarChangeKind.CLOSURE_ADDED,
        title: closureInWords(closure),
        definition: CalendarClosureAddedV1,
        ...whatClosure(closure, by),
      });
      await insertClosure(tx, closure, version);
      return closure.id;
    });
  }

  /** Takes a closure back: it was a mistake, or the days are worked after all. @returns row id of the closure. */
  withdrawClosure(caller: Caller, input: WithdrawClosureInput): Promise<string> {
    return this.change(caller, 'withdrawClosure', input, async (tx) => {
      await lockCalendar(tx);
      const found = await findClosure(tx, requireId('Closure', input.closureId, 'input.closureId'));
      if (!found) return refuse(ErrorCode.NOT_FOUND, 'input.closureId', 'notFound');
      const by = await this.byOver(tx, caller, found.unitPath);
      refuseAny(
        findTextProblem(input.reason, 'input.reason', maxReason),
        found.withdrawn
          ? problemWith(ErrorCode.STATE, 'input.closureId', complianceMessages.closureWithdrawn)
          : null,
      );
      const { closure } = found;
      const version = await this.changes.record(tx, {
        kind: CalendarChangeKind.CLOSURE_WITHDRAWN,
        title: withdrawalInWords(closure),
        definition: CalendarClosureWithdrawnV1,
        ...whatClosure(closure, by),
      });
      await insertWithdrawal(tx, closure.id, input.reason.trim(), version);
      return closure.id;
    });
  }

  /** Settles whether Thursdays of a time are days of rest for a unit and all below it, or for all. @returns its row id. */
  setWeeklyRest(caller: Caller, input: SetWeeklyRestInput): Promise<string> {
    return this.change(caller, 'setWeeklyRest', input, async (tx) => {
      const { unit, by } = await this.changes.requireScope(tx, caller, input.unitId);
      const { rests, from } = input;
      const to = input.to ?? null;
      refuseAny(...rangeProblems({ from, to }));
      const setting = { id: uuidv7(), rests, from, to, unit };
      const unitId = unit?.id ?? null;
      const version = await this.changes.record(tx, {
        kind: CalendarChangeKind.WEEKLY_REST_SET,
        title: weeklyRestInWords(setting),
        definition: CalendarWeeklyRestSetV1,
        payload: { setting: { id: setting.id, weekday: 'THURSDAY', rests, from, to, unitId } },
        ...{ dates: [], thursdaysFrom: from, thursdaysTo: to, unitId, at: new Date(), ...by },
      });
      await insertWeeklyRest(tx, setting, version);
      return setting.id;
    });
  }

  private async change(
    caller: Caller,
    operation: string,
    input: { clientMutationId?: string | null },
    work: (tx: EntityManager) => Promise<string>,
  ): Promise<string> {
    const id = await this.transactions.run((tx) => {
      const log = { key: input.clientMutationId, actorId: caller.principal.id, operation, body: input };
      return this.commands.once(tx, log, () => work(tx));
    });
    this.jobs.wake();
    return id;
  }

  private async byOver(tx: EntityManager, caller: Caller, unitPath: string[] | null): Promise<By> {
    if (unitPath === null) return this.changes.requireAll(tx, caller, 'input.closureId');
    const capacity = requireCapacity(caller.access, 'calendar.manage', unitPath, 'input.closureId');
    return { actor: actorOf(caller.principal, capacity), correlationId: caller.correlationId };
  }
}

/** What the changes of a closure have in common. */
function whatClosure(closure: Closure, by: By) {
  const { id, title, from, to, unit } = closure;
  const unitId = unit?.id ?? null;
  return {
    payload: { closure: { id, title, from, to, unitId } },
    unitId,
    at: new Date(),
    ...daysOfClosure(closure),
    ...by,
  };
}
