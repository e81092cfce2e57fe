import { ResolveField, Resolver } from '@nestjs/graphql';
import type { ComplianceContext } from '../loaders.js';
import { Report } from '../reports/report.graphql.js';
import { Task } from '../tasks/task.graphql.js';
import { Evidence } from './evidence.graphql.js';

/** The evidence of tasks. */
@Resolver(() => Task)
export class TaskEvidenceResolver {
  @ResolveField(() => [Evidence], {
    description: 'The oldest first, reported with or not; none for those who may not read reports.',
  })
  evidence({ rowId }: Task, _: unknown, { loaders }: ComplianceContext): Promise<Evidence[]> {
    return loaders.evidenceOfTask.load(rowId);
  }
}

/** The evidence that reports name. */
@Resolver(() => Report)
export class ReportEvidenceResolver {
  @ResolveField(() => [Evidence], { description: 'What the report names, in its order.' })
  evidence({ rowId }: Report, _: unknown, { loaders }: ComplianceContext): Promise<Evidence[]> {
    return loaders.evidenceOfReport.load(rowId);
  }
}
