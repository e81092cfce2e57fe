import { ErrorCode, refuse, requireId } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../caller.js';
import { lockTask, type LockedTask } from '../tasks/task-lock.queries.js';

/** A report to act on. */
export interface FoundReport {
  id: string;
  taskId: string;
  number: number;
}

/** Finds a report that the caller may read and locks its task; hidden and missing are refused alike. */
export async function lockReport(
  tx: EntityManager,
  caller: Caller,
  globalId: string,
): Promise<{ report: FoundReport; task: LockedTask }> {
  const report = await findReport(tx, requireId('Report', globalId, 'input.reportId'));
  const task = report && (await lockTask(tx, caller.access, report.taskId));
  const readable = task !== null && caller.access.allows('report.read', task.unitPath);
  if (!report || !task || !readable) return refuse(ErrorCode.NOT_FOUND, 'input.reportId', 'notFound');
  return { report, task };
}

/** The report of a row id, whoever may see it; its task decides who may. */
async function findReport(tx: EntityManager, reportId: string): Promise<FoundReport | null> {
  const [report] = await tx.query<FoundReport[]>(
    'select id, task_id as "taskId", number from report where id = $1',
    [reportId],
  );
  return report ?? null;
}
