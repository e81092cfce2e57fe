import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Lang, RequestContext, textIn } from '@rasad/service-kit';
import { AssignmentCause, causeForGraph } from '../assignments/assignment-cause.graphql.js';
import type { ComplianceContext } from '../loaders.js';
import { TaskEvent } from './task.graphql.js';

@Resolver(() => TaskEvent)
export class TaskEventsResolver {
  @ResolveField(() => String, {
    nullable: true,
    description:
      'Of TASK_RESCHEDULED what changed in the calendar; of TASK_OPENED, TASK_INHERITED and TASK_CANCELLED why the unit has the obligation or no longer has it, where that led to it.',
  })
  cause(
    @Parent() { localizedCause, storedCause }: TaskEvent,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string | null {
    const text = localizedCause ?? storedCause?.text;
    return text ? textIn(text, lang ?? context.lang) : null;
  }

  @ResolveField(() => AssignmentCause, {
    nullable: true,
    description: 'Why its assignment came, of TASK_OPENED, or went, of TASK_INHERITED and TASK_CANCELLED.',
  })
  assignmentCause({ storedCause }: TaskEvent): AssignmentCause | null {
    return storedCause && causeForGraph(storedCause);
  }
}
