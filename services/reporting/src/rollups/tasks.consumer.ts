import { Controller } from '@nestjs/common';
import {
  ObligationTasksOpenedV1,
  ObligationTasksRescheduledV1,
  ObligationTasksRevisedV1,
  TaskAcceptedV1,
  TaskAmendedV1,
  TaskCancelledV1,
  TaskEntrustedV1,
  TaskFirstAcceptedV1,
  TaskInheritedV1,
  TaskReopenedV1,
  TaskReportWithdrawnV1,
  TaskReportedV1,
  TaskReturnedV1,
  TaskStartedV1,
  type EventEnvelope,
  type PayloadOf,
  type TaskSnapshot,
} from '@rasad/event-contracts';
import { EventContext, OnEvent, PermanentFailure } from '@rasad/messaging';
import { RollupsService } from './rollups.service.js';
import { weightOf } from './task-fact.rules.js';

type TaskEvent = EventEnvelope<{ task: TaskSnapshot }>;

/** Tasks of one obligation, each as it now stands. */
type TasksEvent = EventEnvelope<
  PayloadOf<typeof ObligationTasksRescheduledV1> | PayloadOf<typeof ObligationTasksRevisedV1>
>;

/** Tasks as the compliance service's events state them. */
@Controller()
export class TasksConsumer {
  constructor(private readonly rollups: RollupsService) {}

  @OnEvent(ObligationTasksOpenedV1)
  opened(event: EventEnvelope<PayloadOf<typeof ObligationTasksOpenedV1>>, context: EventContext): void {
    const { rows, obligationId, provisionId, instrumentId } = event.payload;
    const weight = exactWeight(event.payload.weight);
    this.rollups.observe(
      context,
      rows.map(({ taskId, unitId, dueOn }) => ({
        ...{ taskId, version: 1, unitId, provisionId, obligationId, instrumentId, dueOn, weight },
        status: 'TO_DO',
        result: 'NOT_ASSESSED',
        occurredAt: event.occurredAt,
      })),
    );
  }

  @OnEvent(ObligationTasksRescheduledV1)
  rescheduled(event: TasksEvent, context: EventContext): void {
    this.changedTogether(event, context);
  }

  @OnEvent(ObligationTasksRevisedV1)
  revised(event: TasksEvent, context: EventContext): void {
    this.changedTogether(event, context);
  }

  @OnEvent(TaskStartedV1)
  started(event: TaskEvent, context: EventContext): void {
    this.changed(event, context);
  }

  @OnEvent(TaskReportedV1)
  reported(event: TaskEvent, context: EventContext): void {
    this.changed(event, context);
  }

  @OnEvent(TaskReportWithdrawnV1)
  reportWithdrawn(event: TaskEvent, context: EventContext): void {
    this.changed(event, context);
  }

  @OnEvent(TaskFirstAcceptedV1)
  firstAccepted(event: TaskEvent, context: EventContext): void {
    this.changed(event, context);
  }

  @OnEvent(TaskEntrustedV1)
  entrusted(event: TaskEvent, context: EventContext): void {
    this.changed(event, context);
  }

  @OnEvent(TaskAcceptedV1)
  accepted(event: TaskEvent, context: EventContext): void {
    this.changed(event, context);
  }

  @OnEvent(TaskReturnedV1)
  returned(event: TaskEvent, context: EventContext): void {
    this.changed(event, context);
  }

  @OnEvent(TaskReopenedV1)
  reopened(event: TaskEvent, context: EventContext): void {
    this.changed(event, context);
  }

  @OnEvent(TaskAmendedV1)
  amended(event: TaskEvent, context: EventContext): void {
    this.changed(event, context);
  }

  @OnEvent(TaskInheritedV1)
  inherited(event: TaskEvent, context: EventContext): void {
    this.changed(event, context);
  }

  @OnEvent(TaskCancelledV1)
  cancelled(event: TaskEvent, context: EventContext): void {
    this.changed(event, context);
  }

  private changedTogether({ payload, occurredAt }: TasksEvent, context: EventContext): void {
    const { rows, obligationId, provisionId, instrumentId } = payload;
    const weight = exactWeight(payload.weight);
    this.rollups.observe(
      context,
      rows.map(({ taskId, version, unitId, dueOn, status, result }) => ({
        ...{ taskId, version, unitId, provisionId, obligationId, instrumentId, dueOn, weight },
        ...{ status, result, occurredAt },
      })),
    );
  }

  private changed({ payload: { task }, occurredAt }: TaskEvent, context: EventContext): void {
    const {
      id: taskId,
      version,
      unitId,
      provisionId,
      obligationId,
      instrumentId,
      dueOn,
      status,
      result,
    } = task;
    const weight = exactWeight(task.weight);
    this.rollups.observe(context, [
      {
        taskId,
        version,
        unitId,
        provisionId,
        obligationId,
        instrumentId,
        dueOn,
        weight,
        status,
        result,
        occurredAt,
      },
    ]);
  }
}

function exactWeight(weight: number): number {
  const exact = weightOf(weight);
  if (exact === null) throw new PermanentFailure(`weight ${weight} is too large to be summed`);
  return exact;
}
