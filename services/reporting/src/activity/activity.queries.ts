import type { LocalizedText, Role, TaskResult } from '@rasad/event-contracts';
import type { UnitScope } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { currentLaw } from '../rollups/cells.queries.js';
import type { ActivityType } from './activity.rules.js';

/** An activity as stored; its id is that of its event. */
export interface ActivityRow {
  id: string;
  type: ActivityType;
  occurred_at: Date;
  actor_kind: 'PERSON' | 'SERVICE' | 'SYSTEM';
  actor_id: string;
  actor_role: Role | null;
  actor_unit_id: string | null;
  unit_id: string;
  provision_id: string;
  task_id: string;
  result: TaskResult | null;
  obligation_title: LocalizedText;
}

/** Which activities; null or undefined leaves a part open. */
export interface ActivityQuestion {
  scope: UnitScope;
  /** A unit and all below it. */
  unitId: string | null;
  /** A provision and all below it. */
  provisionId: string | null;
  ids?: readonly string[];
}

const columns = [
  'id',
  'type',
  'occurred_at',
  'actor_kind',
  'actor_id',
  'actor_role',
  'actor_unit_id',
  'unit_id',
  'provision_id',
  'task_id',
  'result',
  'obligation_title',
] as const satisfies (keyof ActivityRow)[];

/** Stores activities; one that comes twice leaves one row. */
export async function insertActivities(tx: EntityManager, rows: readonly ActivityRow[]): Promise<void> {
  await tx.query(
    `insert into activity (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::activity, $1) on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}

/** Activities, newest first. @param question.before the place in the list after which to go on. */
export async function findActivities(
  manager: EntityManager,
  question: ActivityQuestion & { limit: number; before?: { at: Date; id: string } | null },
): Promise<ActivityRow[]> {
  const { conditions, parameters } = conditionsOf(question);
  const { before, limit } = question;
  if (before) {
    const [at, id] = [parameters.push(before.at), parameters.push(before.id)];
    conditions.push(`(activity.occurred_at, activity.id) < ($${at}::timestamptz, $${id}::uuid)`);
  }
  return manager.query<ActivityRow[]>(
    `with ${currentLaw}
     select ${columns.map((column) => `activity.${column}`).join(', ')}
     from activity join unit on unit.id = activity.unit_id where ${conditions.join(' and ')}
     order by activity.occurred_at desc, activity.id desc limit $${parameters.push(limit)}`,
    parameters,
  );
}

/** How many activities there are. */
export async function countActivities(manager: EntityManager, question: ActivityQuestion): Promise<number> {
  const { conditions, parameters } = conditionsOf(question);
  const rows = await manager.query<{ count: number }[]>(
    `with ${currentLaw}
     select count(*)::int as count from activity join unit on unit.id = activity.unit_id
     where ${conditions.join(' and ')}`,
    parameters,
  );
  return rows[0]?.count ?? 0;
}

function conditionsOf({ scope, unitId, provisionId, ids }: ActivityQuestion): {
  conditions: string[];
  parameters: unknown[];
} {
  const parameters: unknown[] = [];
  const conditions = [unitScopeCondition('unit', scope, parameters)];
  if (unitId) conditions.push(`unit.path @> array[$${parameters.push(unitId)}::uuid]`);
  if (provisionId) {
    const top = parameters.push(provisionId);
    conditions.push(`activity.provision_id in (select id from law where path @> array[$${top}::uuid])`);
  }
  if (ids) conditions.push(`activity.id = any($${parameters.push(ids)}::uuid[])`);
  return { conditions, parameters };
}
