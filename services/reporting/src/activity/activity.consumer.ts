import { Controller } from '@nestjs/common';
import {
  TaskAcceptedV1,
  TaskCancelledV1,
  TaskFirstAcceptedV1,
  TaskReopenedV1,
  TaskReportWithdrawnV1,
  TaskReportedV1,
  TaskReturnedV1,
  TaskStartedV1,
  type EventEnvelope,
  type PayloadOf,
  type TaskSnapshot,
} from '@rasad/event-contracts';
import { EventContext, OnEvent } from '@rasad/messaging';
import { ActivityType } from './activity.rules.js';
import { ActivityService } from './activity.service.js';

type TaskEvent = EventEnvelope<{ task: TaskSnapshot }>;

/** Acts on tasks as the compliance service's events tell them. */
@Controller()
export class ActivityConsumer {
  constructor(private readonly activity: ActivityService) {}

  @OnEvent(TaskStartedV1)
  started(event: TaskEvent, context: EventContext): void {
    this.activity.note(context, ActivityType.TASK_STARTED, event);
  }

  @OnEvent(TaskReportedV1)
  reported(event: EventEnvelope<PayloadOf<typeof TaskReportedV1>>, context: EventContext): void {
    this.activity.note(context, ActivityType.REPORT_SUBMITTED, event);
  }

  @OnEvent(TaskReportWithdrawnV1)
  reportWithdrawn(event: TaskEvent, context: EventContext): void {
    this.activity.note(context, ActivityType.REPORT_WITHDRAWN, event);
  }

  @OnEvent(TaskFirstAcceptedV1)
  firstAccepted(event: EventEnvelope<PayloadOf<typeof TaskFirstAcceptedV1>>, context: EventContext): void {
    this.activity.note(context, ActivityType.REPORT_FIRST_ACCEPTED, event);
  }

  @OnEvent(TaskAcceptedV1)
  accepted(event: TaskEvent, context: EventContext): void {
    this.activity.note(context, ActivityType.REPORT_ACCEPTED, event);
  }

  @OnEvent(TaskReturnedV1)
  returned(event: TaskEvent, context: EventContext): void {
    this.activity.note(context, ActivityType.REPORT_RETURNED, event);
  }

  @OnEvent(TaskReopenedV1)
  reopened(event: TaskEvent, context: EventContext): void {
    this.activity.note(context, ActivityType.TASK_REOPENED, event);
  }

  @OnEvent(TaskCancelledV1)
  cancelled(event: TaskEvent, context: EventContext): void {
    this.activity.note(context, ActivityType.TASK_CANCELLED, event);
  }
}
