import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, RequestContext, withUserErrors } from '@rasad/service-kit';
import { showRows } from '../bulk/bulk-row.graphql.js';
import type { ComplianceContext } from '../loaders.js';
import { Person, personOf } from '../references/person.graphql.js';
import {
  AssignTaskInput,
  AssignTaskPayload,
  AssignTasksInput,
  AssignTasksPayload,
} from './task-charge.graphql.js';
import { TaskCharge } from './task-charge.service.js';
import { Task } from './task.graphql.js';

/** Who is in charge of tasks. */
@Resolver(() => Task)
export class TaskChargeResolver {
  constructor(private readonly service: TaskCharge) {}

  @ResolveField(() => Person, {
    nullable: true,
    description: 'The person in charge within the unit; being it gives no right.',
  })
  responsible({ responsibleId }: Task): Person | null {
    return responsibleId === null ? null : personOf({ kind: 'PERSON', id: responsibleId });
  }

  @Mutation(() => AssignTaskPayload, { description: 'Puts a person in charge of an open task, or nobody.' })
  @Allow('task.entrust')
  assignTask(
    @Args('input') input: AssignTaskInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<AssignTaskPayload> {
    const nothing: Omit<AssignTaskPayload, 'userErrors'> = { task: null };
    return withUserErrors(context.lang, nothing, async () => ({
      task: await context.loaders.task.load(await this.service.assign(context, input)),
    }));
  }

  @Mutation(() => AssignTasksPayload, {
    description: 'Puts people in charge of many tasks; each row is told by itself how it ended.',
  })
  @Allow('task.entrust')
  assignTasks(
    @Args('input') input: AssignTasksInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<AssignTasksPayload> {
    const { lang, loaders } = context;
    return withUserErrors(lang, { rows: [] as AssignTasksPayload['rows'] }, async () => ({
      rows: await showRows(
        await this.service.assignAll(context, input),
        lang,
        { task: null as Task | null },
        async (taskId) => ({ task: await loaders.task.load(taskId) }),
      ),
    }));
  }
}
