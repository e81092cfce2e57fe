import type { TaskStatus } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';

/** The status in which what is now under review was submitted, whatever corrections came since. */
export async function findStatusBeforeSubmission(tx: EntityManager, taskId: string): Promise<TaskStatus> {
  const [step] = await tx.query<{ status: TaskStatus }[]>(
    `select from_status as status from task_event
     where task_id = $1 and to_status = 'SUBMITTED' and from_status <> 'SUBMITTED'
     order by version desc limit 1`,
    [taskId],
  );
  if (!step) throw new Error(`no submission of task ${taskId}`);
  return step.status;
}
