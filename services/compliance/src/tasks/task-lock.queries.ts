import type { LocalizedText, TaskResult, TaskSnapshot, TaskStatus } from '@rasad/event-contracts';
import type { Access } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';

/** A task held for a change, with what its event has to say. */
export interface LockedTask {
  id: string;
  assignmentId: string;
  obligationId: string;
  obligationTitle: LocalizedText;
  provisionId: string;
  instrumentId: string;
  unitId: string;
  /** Row ids from the root to the unit. */
  unitPath: string[];
  /** Codes from the root to the unit, joined by `/`. */
  unitCodes: string;
  weight: number;
  dueOn: string;
  status: TaskStatus;
  result: TaskResult;
  version: number;
  /** Number of the newest report; 0 before the first. */
  reportNumber: number;
  /** Row id of the person in charge. */
  responsibleId: string | null;
  /** The obligation as it stands. */
  obligation: { version: number; title: LocalizedText; weight: number };
  /** Version of the obligation that an accepted task was judged by; null for any other task. */
  judgedByVersion: number | null;
}

/** What the obligation said when `task t` was accepted; null while it is not. */
const judgedBy = (field: string) => `(select judged.content -> '${field}' from obligation_version judged
  where judged.obligation_id = t.obligation_id and judged.version = t.judged_by_version)`;

/** Columns of a LockedTask over `task t join unit u join obligation o`. */
export const lockedTaskColumns = `t.id, t.assignment_id as "assignmentId", t.obligation_id as "obligationId",
  coalesce(${judgedBy('title')}, o.title) as "obligationTitle", t.provision_id as "provisionId", t.instrument_id as "instrumentId",
  t.unit_id as "unitId", u.path as "unitPath",
  (select string_agg(step.code, '/' order by place) from unnest(u.path) with ordinality as path (id, place)
    join unit step on step.id = path.id) as "unitCodes",
  coalesce(${judgedBy('weight')}::double precision, o.weight) as weight, t.due_on::text as "dueOn", t.status,
  t.result, t.version, t.report_number as "reportNumber", t.judged_by_version as "judgedByVersion",
  t.responsible_id as "responsibleId",
  jsonb_build_object('version', o.version, 'title', o.title, 'weight', o.weight) as obligation`;

/** Locks a task that the caller may see until the transaction ends; null where there is none. */
export async function lockTask(
  tx: EntityManager,
  access: Access,
  taskId: string,
): Promise<LockedTask | null> {
  // Apart from the reading: whoever waits here for a change of the obligation has to see what it changed.
  await tx.query('select from task where id = $1 for no key update', [taskId]);
  const parameters: unknown[] = [taskId];
  const scope = unitScopeCondition('u', access.scope('task.read'), parameters);
  const [task] = await tx.query<LockedTask[]>(
    `select ${lockedTaskColumns} from task t join unit u on u.id = t.unit_id
       join obligation o on o.id = t.obligation_id
     where t.id = $1 and ${scope}`,
    parameters,
  );
  return task ?? null;
}

/** The task as its event states it. */
export function snapshotOf(task: LockedTask): TaskSnapshot {
  const { id, assignmentId, obligationId, obligationTitle, provisionId, instrumentId, unitId, weight } = task;
  const { dueOn, status, result, version } = task;
  const place = {
    id,
    assignmentId,
    obligationId,
    obligationTitle,
    provisionId,
    instrumentId,
    unitId,
    weight,
  };
  return { ...place, dueOn, status, result, version };
}
