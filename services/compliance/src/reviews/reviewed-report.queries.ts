import type { EntityManager } from 'typeorm';

/** A report to decide on. */
export interface ReviewedReport {
  id: string;
  taskId: string;
  number: number;
}

/** The report of a row id, whoever may see it; its task decides who may. */
export async function findReviewedReport(
  tx: EntityManager,
  reportId: string,
): Promise<ReviewedReport | null> {
  const [report] = await tx.query<ReviewedReport[]>(
    'select id, task_id as "taskId", number from report where id = $1',
    [reportId],
  );
  return report ?? null;
}

/** Ids of everybody who wrote a report of the task. */
export async function findAuthors(tx: EntityManager, taskId: string): Promise<string[]> {
  const rows = await tx.query<{ authorId: string }[]>(
    'select distinct author_id as "authorId" from report where task_id = $1',
    [taskId],
  );
  return rows.map((row) => row.authorId);
}
