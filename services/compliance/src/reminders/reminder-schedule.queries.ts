import { Injectable } from '@nestjs/common';
import type { Actor } from '@rasad/event-contracts';
import type { ConnectionOf, PageArgs } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { StoredActor } from '../actors/stored-actor.js';
import { connectionOf, pageStatement, type KeysetList, type PageRow } from '../database/keyset.js';
import { PreparedReads } from '../database/prepared-reads.js';
import { personOf } from '../references/person.graphql.js';
import type { ReminderSchedule as ShownSchedule } from './reminder-schedule.graphql.js';
import { defaultSchedule, type ReminderSchedule } from './reminder-schedule.js';

const columns = `version, steps, quiet_hours as "quietHours", digest_at as "digestAt"`;

type ShownRow = ReminderSchedule & { setter: StoredActor; setAt: Date };

const toShown = ({ setter, ...row }: ShownRow): ShownSchedule => ({ ...row, setBy: personOf(setter) });

const schedules: KeysetList = {
  columns: `${columns}, set_by as setter, set_at as "setAt"`,
  from: 'from reminder_schedule',
  where: [],
  order: {
    name: 'REMINDER_SCHEDULE',
    columns: [{ sql: 'version', type: 'integer' }],
    direction: 'DESC',
  },
};

/** Reads schedules as the graph shows them. */
@Injectable()
export class ReminderScheduleQueries {
  constructor(private readonly reads: PreparedReads) {}

  /** The schedule that holds; the one that ships where none was set. */
  async current(): Promise<ShownSchedule> {
    const { nodes } = await this.page({ first: 1 });
    return nodes[0] ?? { ...defaultSchedule, setBy: null, setAt: null };
  }

  /** The schedule of a version; null where none was set under it. */
  async ofVersion(version: number): Promise<ShownSchedule | null> {
    const [row] = await this.reads.rows<ShownRow>(
      `select ${schedules.columns} ${schedules.from} where version = $1`,
      [version],
    );
    return row ? toShown(row) : null;
  }

  /** Every schedule that was set, the newest first. */
  async page(page: PageArgs): Promise<ConnectionOf<ShownSchedule>> {
    const parameters: unknown[] = [];
    const statement = pageStatement(schedules, page, parameters);
    return connectionOf(
      schedules,
      await this.reads.rows<PageRow<ShownRow>>(statement, parameters),
      page,
      toShown,
    );
  }
}

/** The schedule that holds; the one that ships where none was set. */
export async function readSchedule(tx: EntityManager): Promise<ReminderSchedule> {
  const [schedule] = await tx.query<ReminderSchedule[]>(
    `select ${columns} from reminder_schedule order by version desc limit 1`,
  );
  return schedule ?? defaultSchedule;
}

/** Stores the next version. A second one of the same version at the same time is refused by the constraint. */
export async function insertSchedule(
  tx: EntityManager,
  id: string,
  schedule: ReminderSchedule,
  set: { by: Actor; at: Date },
): Promise<void> {
  await tx.query(
    `insert into reminder_schedule (id, version, steps, quiet_hours, digest_at, set_by, set_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      schedule.version,
      JSON.stringify(schedule.steps),
      schedule.quietHours && JSON.stringify(schedule.quietHours),
      schedule.digestAt,
      JSON.stringify(set.by),
      set.at,
    ],
  );
}

/** Lets schedules be set one after the other. */
export async function lockSchedule(tx: EntityManager): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(4718206, hashtext(current_schema()))`);
}
