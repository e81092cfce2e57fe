import { Injectable } from '@nestjs/common';
import { ErrorCode, refuse, refuseAny, problemWith, requireCapacity, requireId } from '@rasad/service-kit';
import { findUnitPaths } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { BulkCommands } from '../bulk/bulk-commands.service.js';
import type { BulkRow } from '../bulk/bulk.rules.js';
import type { Caller } from '../caller.js';
import { complianceMessages } from '../messages.js';
import { TaskChanges } from '../tasks/task-changes.service.js';
import { TaskNotices } from '../tasks/task-notices.js';
import type { SubmitReportInput, SubmitReportsInput } from './report.graphql.js';
import { ReportsService, type Submitted } from './reports.service.js';

/** Submitting many reports of one unit at once. */
@Injectable()
export class BulkReportsService {
  constructor(
    private readonly bulk: BulkCommands,
    private readonly reports: ReportsService,
    private readonly changes: TaskChanges,
    private readonly notices: TaskNotices,
  ) {}

  /** Submits those of the reports that can be submitted. */
  async submit(caller: Caller, input: SubmitReportsInput): Promise<BulkRow<Submitted>[]> {
    const unitId = requireId('OrgUnit', input.unitId, 'input.unitId');
    const command = {
      operation: 'submitReports',
      input,
      targetOf: (item: SubmitReportInput) => item.taskId,
      prepare: (tx: EntityManager) => requireReportingUnit(tx, caller, unitId),
    };
    const rows = await this.bulk.run(caller, command, (tx, item) => this.submitRow(tx, caller, unitId, item));
    this.notices.changed(rows.flatMap(({ result }) => result?.taskId ?? []));
    return rows;
  }

  private async submitRow(
    tx: EntityManager,
    caller: Caller,
    unitId: string,
    item: SubmitReportInput,
  ): Promise<Submitted> {
    const task = await this.changes.lock(tx, caller, item.taskId, 'input.taskId');
    if (task.unitId !== unitId) {
      refuseAny(problemWith(ErrorCode.INVALID, 'input.taskId', complianceMessages.taskElsewhere));
    }
    return this.reports.submitWithin(tx, caller, item);
  }
}

async function requireReportingUnit(tx: EntityManager, caller: Caller, unitId: string): Promise<void> {
  const path = (await findUnitPaths(tx, [unitId])).get(unitId);
  if (!path || !caller.access.allows('task.read', path))
    refuse(ErrorCode.NOT_FOUND, 'input.unitId', 'notFound');
  requireCapacity(caller.access, 'report.submit', path, 'input.unitId');
}
