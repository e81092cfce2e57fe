import { Injectable } from '@nestjs/common';
import type { AssignmentRole } from '@rasad/event-contracts';
import { CommandLog, Transactions } from '@rasad/messaging';
import {
  actorOf,
  ErrorCode,
  ProblemError,
  refuse,
  refuseAny,
  requireCapacity,
  requireId,
  type Capacity,
} from '@rasad/service-kit';
import { findUnitPaths, shareUnitTree } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller.js';
import { TaskNotices } from '../tasks/task-notices.js';
import { insertException, liftException } from './assignment-exceptions.queries.js';
import { readLiveAssignments } from './assignment-writes.queries.js';
import type { AssignmentPlan, PlannedWithdrawal } from './assignment.rules.js';
import { newOutcome, type DerivationContext } from './derivation-step.js';
import { lockDerivedObligations } from './derivation.queries.js';
import { DerivationService } from './derivation.service.js';
import type { DerivedObligation } from './derived-obligation.js';
import { readUnitsWithKin } from './derived-units.queries.js';
import {
  duplicateProblem,
  reasonProblem,
  retiredProblem,
  unitProblem,
  withdrawalProblem,
  withdrawnProblem,
} from './manual-assignment.rules.js';
import { findAssignment, writeLogVersion, type FoundAssignment } from './manual-assignments.queries.js';
import { ReassignmentService } from './reassignment.service.js';

/** What to lay on which unit. */
export interface AssignCommand {
  clientMutationId?: string | null;
  obligationId: string;
  unitId: string;
  role: AssignmentRole;
  reason: string;
}

/** Which assignment to end. */
export interface WithdrawCommand {
  clientMutationId?: string | null;
  assignmentId: string;
  reason: string;
}

/** Row ids of what an assignment by hand, or its withdrawal, came to. */
export interface Reassigned {
  assignmentId: string;
  taskIds: string[];
}

/** Laying obligations on units, and taking them off, by decision. */
@Injectable()
export class ManualAssignments {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly reassignment: ReassignmentService,
    private readonly derivation: DerivationService,
    private readonly notices: TaskNotices,
  ) {}

  /** Lays an obligation on a unit, and opens its task; a unit that was freed of it is no longer. */
  async assign(caller: Caller, command: AssignCommand): Promise<Reassigned> {
    const done = await this.transactions.run((tx) => this.assignWithin(tx, caller, command));
    this.notices.changed(done.taskIds);
    return done;
  }

  /** Ends an assignment and cancels its open tasks; of whom the committee frees, no rule asks it again. */
  async withdraw(caller: Caller, command: WithdrawCommand): Promise<Reassigned> {
    const done = await this.transactions.run((tx) => this.withdrawWithin(tx, caller, command));
    this.notices.changed(done.taskIds);
    return done;
  }

  /** `assign` as a part of a transaction. */
  assignWithin(tx: EntityManager, caller: Caller, command: AssignCommand): Promise<Reassigned> {
    return this.once(tx, caller, 'assignObligation', command, () => this.assignOnce(tx, caller, command));
  }

  /** `withdraw` as a part of a transaction. */
  withdrawWithin(tx: EntityManager, caller: Caller, command: WithdrawCommand): Promise<Reassigned> {
    return this.once(tx, caller, 'withdrawAssignment', command, () => this.withdrawOnce(tx, caller, command));
  }

  private once(
    tx: EntityManager,
    caller: Caller,
    operation: string,
    body: AssignCommand | WithdrawCommand,
    work: () => Promise<Reassigned>,
  ): Promise<Reassigned> {
    const log = { key: body.clientMutationId, actorId: caller.principal.id, operation, body };
    return this.commands.once(tx, log, work);
  }

  private async assignOnce(tx: EntityManager, caller: Caller, command: AssignCommand): Promise<Reassigned> {
    const { unitId, capacity } = await requireUnit(tx, caller, command.unitId);
    const { today } = caller.access;
    refuseAny(reasonProblem(command.reason));
    const obligationId = requireId('Obligation', command.obligationId, 'input.obligationId');
    const obligation = await lockObligation(tx, obligationId, today);
    const unit = (await readUnitsWithKin(tx, [unitId])).find(({ id }) => id === unitId);
    const [live] = await readLiveAssignments(tx, [obligation.id], [unitId]);
    refuseAny(
      retiredProblem(obligation, today),
      unit ? unitProblem(unit, today) : null,
      duplicateProblem(live),
    );
    const { role } = command;
    const [reason, context] = [command.reason.trim(), contextOf(caller, capacity, command)];
    const { actor, correlationId, at } = context;
    await liftException(tx, { obligationId: obligation.id, unitId }, { ...actor, correlationId }, at);
    const create = [{ origin: 'MANUAL' as const, reason, unitId, role, predecessor: null }];
    await this.apply(tx, obligation, { create, withdraw: [] }, context);
    const scope = { choice: 'FOLLOWING' as const, obligationIds: [obligation.id], unitIds: [unitId] };
    const step = await this.derivation.step(tx, scope, { ...context, trigger: { kind: 'RULE' } });
    const [made] = await readLiveAssignments(tx, [obligation.id], [unitId]);
    return { assignmentId: made?.id ?? '', taskIds: step.changedTaskIds };
  }

  private async withdrawOnce(
    tx: EntityManager,
    caller: Caller,
    command: WithdrawCommand,
  ): Promise<Reassigned> {
    const found = await requireAssignment(tx, caller, command.assignmentId);
    const obligation = await lockObligation(tx, found.obligationId, caller.access.today);
    const live = await readLiveAssignments(tx, [obligation.id], [found.unitId]);
    const assignment = live.find(({ id }) => id === found.id);
    const { capacity, why } = requireWithdrawal(caller, found);
    if (!assignment) throw new ProblemError([withdrawnProblem()]);
    refuseAny(reasonProblem(command.reason));
    const context = contextOf(caller, capacity, command);
    const withdraw = [{ assignment, why, heirIds: [] }];
    const taskIds = await this.apply(tx, obligation, { create: [], withdraw }, context);
    if (why === 'EXEMPTION') {
      const exception = { ...found, id: uuidv7(), assignmentId: found.id, reason: command.reason.trim() };
      const decidedBy = { ...context.actor, correlationId: context.correlationId };
      await insertException(tx, exception, decidedBy, context.at);
    }
    return { assignmentId: found.id, taskIds };
  }

  private async apply(
    tx: EntityManager,
    obligation: DerivedObligation,
    plan: AssignmentPlan,
    context: DerivationContext,
  ): Promise<string[]> {
    const outcome = newOutcome();
    await this.reassignment.apply(tx, { obligation, plan, units: new Map(), context }, outcome);
    await writeLogVersion(tx, obligation);
    return outcome.changedTaskIds;
  }
}

/** A unit that the caller may know of and lay obligations on. */
async function requireUnit(
  tx: EntityManager,
  caller: Caller,
  globalId: string,
): Promise<{ unitId: string; capacity: Capacity }> {
  const field = 'input.unitId';
  const unitId = requireId('OrgUnit', globalId, field);
  await shareUnitTree(tx);
  const path = (await findUnitPaths(tx, [unitId])).get(unitId);
  if (!path || !caller.access.allows('assignment.read', path)) {
    return refuse(ErrorCode.NOT_FOUND, field, 'notFound');
  }
  return { unitId, capacity: requireCapacity(caller.access, 'assignment.make', path, field) };
}

async function requireAssignment(
  tx: EntityManager,
  caller: Caller,
  globalId: string,
): Promise<FoundAssignment> {
  const id = requireId('Assignment', globalId, 'input.assignmentId');
  await shareUnitTree(tx);
  const found = await findAssignment(tx, caller.access, id);
  return found ?? refuse(ErrorCode.NOT_FOUND, 'input.assignmentId', 'notFound');
}

async function lockObligation(tx: EntityManager, id: string, today: string): Promise<DerivedObligation> {
  const [obligation] = await lockDerivedObligations(tx, [id], today);
  return obligation ?? refuse(ErrorCode.NOT_FOUND, 'input.obligationId', 'notFound');
}

/** The right under which the caller withdraws an assignment; who may free units does so with it. */
function requireWithdrawal(
  { access }: Caller,
  found: FoundAssignment,
): { capacity: Capacity; why: PlannedWithdrawal['why'] } {
  const exempting = access.capacity('assignment.exempt', found.unitPath);
  if (exempting) return { capacity: exempting, why: 'EXEMPTION' };
  const capacity = requireCapacity(access, 'assignment.withdraw', found.unitPath, 'input.assignmentId');
  refuseAny(withdrawalProblem(found));
  return { capacity, why: 'DECISION' };
}

function contextOf(
  { principal, access, correlationId }: Caller,
  capacity: Capacity,
  { reason }: { reason: string },
): DerivationContext {
  return {
    actor: actorOf(principal, capacity),
    correlationId,
    trigger: { kind: 'MANUAL', reason: reason.trim() },
    at: new Date(),
    today: access.today,
  };
}
