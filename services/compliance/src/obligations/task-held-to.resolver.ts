import { ResolveField, Resolver } from '@nestjs/graphql';
import type { ComplianceContext } from '../loaders.js';
import { Task } from '../tasks/task.graphql.js';
import { ObligationVersion } from './obligation-version.graphql.js';

/** What versions of obligations add to tasks. */
@Resolver(() => Task)
export class TaskHeldToResolver {
  @ResolveField(() => ObligationVersion, {
    description: 'The newest of its obligation; of an accepted task the one that it was judged by.',
  })
  heldTo({ rowId }: Task, _: unknown, { loaders }: ComplianceContext): Promise<ObligationVersion> {
    return loaders.versionHeldTo.load(rowId);
  }
}
