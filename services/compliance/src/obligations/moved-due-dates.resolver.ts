import { ResolveField, Resolver } from '@nestjs/graphql';
import type { ComplianceContext } from '../loaders.js';
import { Task } from '../tasks/task.graphql.js';
import { MovedDueDate } from './obligation-preview.graphql.js';

@Resolver(() => MovedDueDate)
export class MovedDueDatesResolver {
  @ResolveField(() => Task, { nullable: true, description: 'Null where the caller may not read it.' })
  task({ taskId }: MovedDueDate, _: unknown, { loaders }: ComplianceContext): Promise<Task | null> {
    return loaders.task.load(taskId);
  }
}
