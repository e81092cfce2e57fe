import { Injectable } from '@nestjs/common';
import { TaskAmendedV1, TaskReopenedV1, type Actor } from '@rasad/event-contracts';
import { EventStore, Transactions } from '@rasad/messaging';
import { tehranDate } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { occurrenceKeyOn } from '../deadlines/occurrence.rules.js';
import { snapshotOf } from '../tasks/task-lock.queries.js';
import { heldTo } from '../tasks/task.rules.js';
import { TaskNotices } from '../tasks/task-notices.js';
import type { UnsettledAmendment } from './amended-obligation.js';
import {
  lockAmendableTasks,
  lockUnsettled,
  noteSettled,
  writeAmended,
  type AmendableTask,
  type AmendedTask,
} from './amendment-settlement.queries.js';
import { amendedState, amendmentNote, amendmentOf } from './amendment.rules.js';

/** Tasks in one transaction. */
const batchSize = 500;

/** What amendments did to tasks. */
export interface SettledTasks {
  reopened: number;
  noted: number;
}

/**
 * Sees to the tasks of amended obligations, in short transactions. What one did is noted with it: a crash in between, or
 * another replica, goes on from there and does nothing twice.
 */
@Injectable()
export class AmendmentSettlement {
  constructor(
    private readonly transactions: Transactions,
    private readonly events: EventStore,
    private readonly notices: TaskNotices,
  ) {}

  /** Does all that has taken effect by an instant. */
  async settleDue(at: Date): Promise<SettledTasks> {
    const total: SettledTasks = { reopened: 0, noted: 0 };
    for (;;) {
      const tasks = await this.transactions.run((tx) => this.settleBatch(tx, at));
      if (tasks === null) return total;
      this.notices.changed(tasks.map(({ after }) => after.id));
      total.reopened += tasks.filter(({ amendment }) => amendment === 'REOPEN').length;
      total.noted += tasks.filter(({ amendment }) => amendment === 'NOTE').length;
    }
  }

  /** @returns the tasks of the batch, or null where nothing is left to do. */
  private async settleBatch(tx: EntityManager, at: Date): Promise<AmendedTask[] | null> {
    const today = tehranDate(at);
    const amendment = await lockUnsettled(tx, today);
    if (!amendment) return null;
    const periodKey = amendment.periodKey ?? occurrenceKeyOn(amendment, today);
    const next = { obligationId: amendment.id, periodKey, after: amendment.settledUpTo };
    const found = await lockAmendableTasks(tx, next, batchSize);
    const amended = found.flatMap((task) => amend(task, periodKey));
    await this.write(tx, amended, amendment, at);
    await noteSettled(tx, amendment.amendmentId, {
      periodKey,
      settledUpTo: found.at(-1)?.id ?? null,
      settledAt: found.length < batchSize ? at : null,
    });
    return amended;
  }

  private async write(
    tx: EntityManager,
    tasks: readonly AmendedTask[],
    amendment: UnsettledAmendment,
    at: Date,
  ): Promise<void> {
    if (tasks.length === 0) return;
    const { expressionId, touchedProvisionId: provisionId, expressionLabel, provisionLabel } = amendment;
    const { correlationId, ...actor } = amendment.amendedBy;
    const note = amendmentNote(expressionLabel, provisionLabel);
    await writeAmended(tx, tasks, { expressionId, note, actor, at });
    const cause = { amendment: { expressionId, provisionId }, actor, correlationId, at };
    const of = (kind: AmendedTask['amendment']) => tasks.filter((task) => task.amendment === kind);
    await this.events.appendAll(tx, TaskReopenedV1, eventsOf(of('REOPEN'), cause));
    await this.events.appendAll(tx, TaskAmendedV1, eventsOf(of('NOTE'), cause));
  }
}

function amend(task: AmendableTask, periodKey: string): AmendedTask[] {
  const { periodKey: _key, ...before } = task;
  const amendment = amendmentOf(task, periodKey);
  if (!amendment) return [];
  const state = amendedState(before, amendment);
  return [{ before, after: { ...before, ...state, ...heldTo(before, state.status) }, amendment }];
}

interface AmendmentCause {
  amendment: { expressionId: string; provisionId: string };
  actor: Actor;
  correlationId: string;
  at: Date;
}

function eventsOf(tasks: readonly AmendedTask[], { amendment, actor, correlationId, at }: AmendmentCause) {
  return tasks.map(({ after }) => ({
    aggregateId: after.id,
    aggregateVersion: after.version,
    payload: { task: snapshotOf(after), amendment },
    actor,
    unitPath: after.unitCodes,
    correlationId,
    occurredAt: at,
  }));
}
