import { Injectable } from '@nestjs/common';
import { fromGlobalId } from '@rasad/service-kit';
import { BulkCommands } from '../bulk/bulk-commands.service.js';
import type { BulkRow } from '../bulk/bulk.rules.js';
import type { Caller } from '../caller.js';
import { TaskNotices } from '../tasks/task-notices.js';
import type { AssignObligationsInput, WithdrawAssignmentsInput } from './manual-assignment.graphql.js';
import {
  ManualAssignments,
  type AssignCommand,
  type Reassigned,
  type WithdrawCommand,
} from './manual-assignments.service.js';

/** Laying obligations on many units, or taking them off, at once. */
@Injectable()
export class BulkAssignments {
  constructor(
    private readonly bulk: BulkCommands,
    private readonly assignments: ManualAssignments,
    private readonly notices: TaskNotices,
  ) {}

  /** Makes those of the assignments that can be made. */
  async assign(caller: Caller, input: AssignObligationsInput): Promise<BulkRow<Reassigned>[]> {
    const command = { operation: 'assignObligations', input, targetOf: obligationOnUnit };
    const rows = await this.bulk.run(caller, command, (tx, item) =>
      this.assignments.assignWithin(tx, caller, item),
    );
    return this.told(rows);
  }

  /** Ends those of the assignments that can be ended. */
  async withdraw(caller: Caller, input: WithdrawAssignmentsInput): Promise<BulkRow<Reassigned>[]> {
    const targetOf = ({ assignmentId }: WithdrawCommand) => assignmentId;
    const command = { operation: 'withdrawAssignments', input, targetOf };
    const rows = await this.bulk.run(caller, command, (tx, item) =>
      this.assignments.withdrawWithin(tx, caller, item),
    );
    return this.told(rows);
  }

  private told(rows: BulkRow<Reassigned>[]): BulkRow<Reassigned>[] {
    this.notices.changed(rows.flatMap(({ result }) => result?.taskIds ?? []));
    return rows;
  }
}

/** By row ids: obligations are then locked in the order in which derivations lock them. */
function obligationOnUnit({ obligationId, unitId }: AssignCommand): string {
  return `${fromGlobalId('Obligation', obligationId) ?? obligationId} ${unitId}`;
}
