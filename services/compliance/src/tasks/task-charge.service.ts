import { Injectable } from '@nestjs/common';
import { TaskEntrustedV1 } from '@rasad/event-contracts';
import { CommandLog, Transactions } from '@rasad/messaging';
import {
  actorOf,
  ErrorCode,
  problemWith,
  refuseAny,
  requireCapacity,
  requireId,
  requireVersion,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { BulkCommands } from '../bulk/bulk-commands.service.js';
import type { BulkRow } from '../bulk/bulk.rules.js';
import type { Caller } from '../caller.js';
import { complianceMessages } from '../messages.js';
import { holdsPostBelow } from './task-charge.queries.js';
import { TaskChanges } from './task-changes.service.js';
import type { AssignTaskInput, AssignTasksInput } from './task-charge.graphql.js';
import { snapshotOf } from './task-lock.queries.js';
import { TaskNotices } from './task-notices.js';
import { actOn } from './task.rules.js';
import { refuseState } from './tasks.service.js';

/** Putting people in charge of tasks; who acts on a task is decided by rights alone. */
@Injectable()
export class TaskCharge {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly changes: TaskChanges,
    private readonly bulk: BulkCommands,
    private readonly notices: TaskNotices,
  ) {}

  /** Puts a person in charge of a task, or nobody. @returns row id of the task. */
  async assign(caller: Caller, input: AssignTaskInput): Promise<string> {
    const taskId = await this.transactions.run((tx) => this.assignWithin(tx, caller, input));
    this.notices.changed([taskId]);
    return taskId;
  }

  /** Does so for many tasks, those for which it can be. @returns row ids of the tasks. */
  async assignAll(caller: Caller, input: AssignTasksInput): Promise<BulkRow<string>[]> {
    const targetOf = ({ taskId }: AssignTaskInput) => taskId;
    const command = { operation: 'assignTasks', input, targetOf };
    const rows = await this.bulk.run(caller, command, (tx, item) => this.assignWithin(tx, caller, item));
    this.notices.changed(rows.flatMap(({ result }) => result ?? []));
    return rows;
  }

  private assignWithin(tx: EntityManager, caller: Caller, input: AssignTaskInput): Promise<string> {
    const command = {
      key: input.clientMutationId,
      actorId: caller.principal.id,
      operation: 'assignTask',
      body: input,
    };
    return this.commands.once(tx, command, () => this.assignOnce(tx, caller, input));
  }

  /** Who is in charge already stays so without a step. */
  private async assignOnce(tx: EntityManager, caller: Caller, input: AssignTaskInput): Promise<string> {
    const task = await this.changes.lock(tx, caller, input.taskId, 'input.taskId');
    const capacity = requireCapacity(caller.access, 'task.entrust', task.unitPath, 'input.taskId');
    requireVersion(task, input.expectedVersion);
    const state = actOn(task, 'ENTRUST') ?? refuseState(task);
    const responsibleId = await requirePerson(tx, input.personId ?? null, task.unitId, caller.access.today);
    if (responsibleId === task.responsibleId) return task.id;
    await this.changes.write(tx, task, {
      step: 'TASK_ENTRUSTED',
      state,
      responsibleId,
      note: null,
      actor: actorOf(caller.principal, capacity),
      at: new Date(),
      correlationId: caller.correlationId,
      definition: TaskEntrustedV1,
      payload: (after) => ({ task: snapshotOf(after), responsibleId }),
    });
    return task.id;
  }
}

/** The row id of a person who holds a post in a unit or below it; null for nobody. */
async function requirePerson(
  tx: EntityManager,
  globalId: string | null,
  unitId: string,
  today: string,
): Promise<string | null> {
  if (globalId === null) return null;
  const personId = requireId('Person', globalId, 'input.personId');
  if (await holdsPostBelow(tx, personId, unitId, today)) return personId;
  refuseAny(problemWith(ErrorCode.INVALID, 'input.personId', complianceMessages.personWithoutPost));
  return null;
}
