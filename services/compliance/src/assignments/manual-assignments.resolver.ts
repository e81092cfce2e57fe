import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, RequestContext, withUserErrors } from '@rasad/service-kit';
import { showRows } from '../bulk/bulk-row.graphql.js';
import type { BulkRow } from '../bulk/bulk.rules.js';
import type { ComplianceContext } from '../loaders.js';
import type { Assignment } from './assignment.graphql.js';
import { BulkAssignments } from './bulk-assignments.service.js';
import {
  AssignObligationInput,
  AssignObligationPayload,
  AssignObligationsInput,
  AssignObligationsPayload,
  WithdrawAssignmentInput,
  WithdrawAssignmentPayload,
  WithdrawAssignmentsInput,
  WithdrawAssignmentsPayload,
} from './manual-assignment.graphql.js';
import { ManualAssignments, type Reassigned } from './manual-assignments.service.js';

/** Assignments that somebody makes and withdraws by hand. */
@Resolver()
export class ManualAssignmentsResolver {
  constructor(
    private readonly service: ManualAssignments,
    private readonly bulk: BulkAssignments,
  ) {}

  @Mutation(() => AssignObligationPayload, {
    description:
      'Lays an obligation on a unit by hand. No rule takes it back; closed units leave it to their successors.',
  })
  @Allow('assignment.make')
  assignObligation(
    @Args('input') input: AssignObligationInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<AssignObligationPayload> {
    return answer(context, () => this.service.assign(context, input));
  }

  @Mutation(() => AssignObligationsPayload, {
    description: 'Lays many obligations on units; each row is told by itself how it ended.',
  })
  @Allow('assignment.make')
  assignObligations(
    @Args('input') input: AssignObligationsInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<AssignObligationsPayload> {
    return answerRows(context, () => this.bulk.assign(context, input));
  }

  @Mutation(() => WithdrawAssignmentPayload, {
    description:
      'Ends an assignment; its open tasks are cancelled, accepted ones stay. Where the committee does it, no rule gives it back to the unit.',
  })
  @Allow('assignment.withdraw')
  withdrawAssignment(
    @Args('input') input: WithdrawAssignmentInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<WithdrawAssignmentPayload> {
    return answer(context, () => this.service.withdraw(context, input));
  }

  @Mutation(() => WithdrawAssignmentsPayload, {
    description: 'Ends many assignments; each row is told by itself how it ended.',
  })
  @Allow('assignment.withdraw')
  withdrawAssignments(
    @Args('input') input: WithdrawAssignmentsInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<WithdrawAssignmentsPayload> {
    return answerRows(context, () => this.bulk.withdraw(context, input));
  }
}

type Shown = { assignment: Assignment | null };

const nothing: Shown = { assignment: null };

function answer(
  context: ComplianceContext,
  act: () => Promise<Reassigned>,
): Promise<AssignObligationPayload> {
  return withUserErrors(context.lang, nothing, async () => show(context, await act()));
}

function answerRows(
  context: ComplianceContext,
  act: () => Promise<BulkRow<Reassigned>[]>,
): Promise<AssignObligationsPayload> {
  return withUserErrors(context.lang, { rows: [] as AssignObligationsPayload['rows'] }, async () => ({
    rows: await showRows(await act(), context.lang, nothing, (done) => show(context, done)),
  }));
}

async function show({ loaders }: ComplianceContext, { assignmentId }: Reassigned): Promise<Shown> {
  return { assignment: await loaders.assignment.load(assignmentId) };
}
