import { Injectable } from '@nestjs/common';
import { TaskCancelledV1, TaskReopenedV1, TaskStartedV1 } from '@rasad/event-contracts';
import { CommandLog, Transactions } from '@rasad/messaging';
import {
  actorOf,
  ErrorCode,
  findTextProblem,
  refuse,
  refuseAny,
  requireCapacity,
  requireVersion,
  type Action,
  type Problem,
} from '@rasad/service-kit';
import type { Caller } from '../caller.js';
import { TaskChanges, type TaskStep } from './task-changes.service.js';
import { snapshotOf } from './task-lock.queries.js';
import { TaskNotices } from './task-notices.js';
import { actOn, type TaskState } from './task.rules.js';

/** Longest reason, in characters. */
const maxReason = 2_000;

interface TaskCommand {
  clientMutationId?: string | null;
  taskId: string;
  expectedVersion?: number | null;
  reason?: string;
}

interface Manoeuvre {
  operation: string;
  action: Action;
  act: 'START' | 'REOPEN' | 'CANCEL';
  step: TaskStep;
  definition: typeof TaskStartedV1 | typeof TaskReopenedV1 | typeof TaskCancelledV1;
}

const manoeuvres: Record<'start' | 'reopen' | 'cancel', Manoeuvre> = {
  start: {
    operation: 'startTask',
    action: 'task.start',
    act: 'START',
    step: 'TASK_STARTED',
    definition: TaskStartedV1,
  },
  reopen: {
    operation: 'reopenTask',
    action: 'task.reopen',
    act: 'REOPEN',
    step: 'TASK_REOPENED',
    definition: TaskReopenedV1,
  },
  cancel: {
    operation: 'cancelTask',
    action: 'task.cancel',
    act: 'CANCEL',
    step: 'TASK_CANCELLED',
    definition: TaskCancelledV1,
  },
};

/** Starting, reopening and cancelling tasks; reports and reviews have services of their own. */
@Injectable()
export class TasksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly changes: TaskChanges,
    private readonly notices: TaskNotices,
  ) {}

  /** @returns row id of the task. */
  start(caller: Caller, command: TaskCommand): Promise<string> {
    return this.carryOut(caller, command, manoeuvres.start);
  }

  /** Opens an accepted task again because of a later discovery. @returns row id of the task. */
  reopen(caller: Caller, command: TaskCommand & { reason: string }): Promise<string> {
    return this.carryOut(caller, command, manoeuvres.reopen);
  }

  /** @returns row id of the task. */
  cancel(caller: Caller, command: TaskCommand & { reason: string }): Promise<string> {
    return this.carryOut(caller, command, manoeuvres.cancel);
  }

  private async carryOut(caller: Caller, command: TaskCommand, manoeuvre: Manoeuvre): Promise<string> {
    const { operation, action, act, step, definition } = manoeuvre;
    const taskId = await this.transactions.run((tx) => {
      const log = { key: command.clientMutationId, actorId: caller.principal.id, operation, body: command };
      return this.commands.once(tx, log, async () => {
        const task = await this.changes.lock(tx, caller, command.taskId, 'input.taskId');
        const capacity = requireCapacity(caller.access, action, task.unitPath, 'input.taskId');
        refuseAny(reasonProblem(command.reason));
        requireVersion(task, command.expectedVersion);
        await this.changes.write(tx, task, {
          step,
          state: actOn(task, act) ?? refuseState(task),
          note: command.reason?.trim() ?? null,
          actor: actorOf(caller.principal, capacity),
          at: new Date(),
          correlationId: caller.correlationId,
          definition,
          payload: (after) => ({ task: snapshotOf(after) }),
        });
        return task.id;
      });
    });
    this.notices.changed([taskId]);
    return taskId;
  }
}

/** Stops a use case that the task's status does not allow. */
export function refuseState(task: Pick<TaskState, 'status'>, field = 'input.taskId'): never {
  return refuse(ErrorCode.STATE, field, 'taskState', { status: task.status });
}

function reasonProblem(reason: string | undefined): Problem | null {
  return reason === undefined ? null : findTextProblem(reason, 'input.reason', maxReason);
}
