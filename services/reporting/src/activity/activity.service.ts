import { Injectable } from '@nestjs/common';
import type { EventEnvelope, TaskSnapshot } from '@rasad/event-contracts';
import type { EventContext } from '@rasad/messaging';
import { decodeCursor, pageOf, toGlobalId, type Access, type ConnectionOf } from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import {
  personReference,
  provisionReference,
  taskReference,
  unitReference,
} from '../references/references.js';
import { RollupNotices } from '../live/rollup-notices.js';
import type { Activity, ActivityConnection } from './activity.graphql.js';
import {
  countActivities,
  findActivities,
  insertActivities,
  type ActivityQuestion,
  type ActivityRow,
} from './activity.queries.js';
import { resultOf, type ActivityType, type ClaimedResult } from './activity.rules.js';

const notedActivities = Symbol('notedActivities');

/** What an act on a task tells. */
type TaskAct = EventEnvelope<{ task: TaskSnapshot; report?: ClaimedResult; review?: ClaimedResult }>;

/** Which activities, by row ids; null leaves a part open. */
export interface ActivityRequest {
  unitId: string | null;
  provisionId: string | null;
}

/** Keeps and reads who did what, in which capacity. */
@Injectable()
export class ActivityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly notices: RollupNotices,
  ) {}

  /** Notes an act; written with all others of the batch. */
  note(context: EventContext, type: ActivityType, event: TaskAct): void {
    const noted = (context.batch.get(notedActivities) ?? []) as ActivityRow[];
    context.batch.set(notedActivities, noted);
    noted.push(toRow(type, event));
    context.beforeCommit(notedActivities, async () => {
      await insertActivities(context.tx, noted);
      context.afterCommit(() => this.notices.activitiesAdded(noted.map((activity) => activity.id)));
    });
  }

  /** A page, newest first, as far as the caller may see it. */
  async page(
    access: Access,
    request: ActivityRequest,
    page: { first: number; after?: string | null },
  ): Promise<ActivityConnection> {
    const { manager } = this.dataSource;
    const question = { ...request, scope: access.scope('activity.read') };
    const before = toPlace(decodeCursor(page.after));
    const rows = await findActivities(manager, { ...question, before, limit: page.first + 1 });
    const connection: ConnectionOf<Activity> = pageOf(rows, { ...page, totalCount: 0 }, placeOf, toActivity);
    return { ...connection, count: () => countActivities(manager, question) };
  }

  /** Of these activities those that the caller may see and that fit the filter, oldest first. */
  async pick(access: Access, request: ActivityRequest, ids: readonly string[]): Promise<Activity[]> {
    const question: ActivityQuestion = { ...request, scope: access.scope('activity.read'), ids };
    const rows = await findActivities(this.dataSource.manager, { ...question, limit: ids.length });
    return rows.map(toActivity).reverse();
  }
}

function toRow(type: ActivityType, { id, occurredAt, actor, payload }: TaskAct): ActivityRow {
  const { task } = payload;
  return {
    id,
    type,
    occurred_at: new Date(occurredAt),
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_role: actor.role,
    actor_unit_id: actor.unitId,
    unit_id: task.unitId,
    provision_id: task.provisionId,
    task_id: task.id,
    result: resultOf(type, payload),
    obligation_title: task.obligationTitle,
  };
}

function toActivity(row: ActivityRow): Activity {
  return {
    id: toGlobalId('Activity', row.id),
    type: row.type,
    at: row.occurred_at,
    actor: row.actor_kind === 'PERSON' ? personReference(row.actor_id) : null,
    actorRole: row.actor_role,
    actorUnit: row.actor_unit_id ? unitReference(row.actor_unit_id) : null,
    unit: unitReference(row.unit_id),
    provision: provisionReference(row.provision_id),
    task: taskReference(row.task_id),
    result: row.result,
    title: row.obligation_title,
  };
}

const placeOf = (row: ActivityRow): [string, string] => [row.occurred_at.toISOString(), row.id];

/** The place in the list that a cursor names; a cursor that is none of ours names the start. */
function toPlace(cursor: (string | number | null)[] | null): { at: Date; id: string } | null {
  const [at, id] = cursor ?? [];
  if (typeof at !== 'string' || typeof id !== 'string') return null;
  const instant = new Date(at);
  const isPlace = !Number.isNaN(instant.getTime()) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  return isPlace ? { at: instant, id } : null;
}
