import { Injectable } from '@nestjs/common';
import { fromGlobalId, toGlobalId, type ConnectionOf, type PageArgs } from '@rasad/service-kit';
import type { StoredActor } from '../actors/stored-actor.js';
import { connectionOf, pageStatement, type KeysetList, type PageRow } from '../database/keyset.js';
import { PreparedReads } from '../database/prepared-reads.js';
import { orgUnitOf } from '../references/org-unit.graphql.js';
import { personOf } from '../references/person.graphql.js';
import type { CalendarChange, Closure, ClosureFilter, WeeklyRest } from './calendar.graphql.js';
import { loadCalendar } from './stored-calendar.queries.js';
import { calendarOf } from './working-calendar.rules.js';
import type { WorkingCalendar } from './working-calendar.js';

type ClosureRow = Omit<Closure, 'id' | 'unit' | 'addedBy' | 'withdrawnBy'> & {
  unitId: string | null;
  adder: StoredActor;
  withdrawer: StoredActor | null;
};

const closureColumns = `c.id as "rowId", c.title as "localizedTitle", c.from_date::text as "from",
  c.to_date::text as "to", c.unit_id as "unitId", added.at as "addedAt", added.actor as adder,
  withdrawn.at as "withdrawnAt", withdrawn.actor as withdrawer, w.reason as "withdrawalReason"`;

const closureSource = `from closure c join calendar_change added on added.version = c.version
  left join closure_withdrawal w on w.closure_id = c.id
  left join calendar_change withdrawn on withdrawn.version = w.version`;

const toClosure = ({ unitId, adder, withdrawer, ...row }: ClosureRow): Closure => ({
  ...row,
  id: toGlobalId('Closure', row.rowId),
  unit: unitId === null ? null : orgUnitOf(unitId),
  addedBy: personOf(adder),
  withdrawnBy: withdrawer && personOf(withdrawer),
});

type WeeklyRestRow = Omit<WeeklyRest, 'unit' | 'setBy'> & { unitId: string | null; setter: StoredActor };

const weeklyRestColumns = `r.rests, r.from_date::text as "from", r.to_date::text as "to", r.unit_id as "unitId",
  change.at as "setAt", change.actor as setter`;

const weeklyRestSource = 'from weekly_rest r join calendar_change change using (version)';

const toWeeklyRest = ({ unitId, setter, ...row }: WeeklyRestRow): WeeklyRest => ({
  ...row,
  unit: unitId === null ? null : orgUnitOf(unitId),
  setBy: personOf(setter),
});

type ChangeRow = Omit<CalendarChange, 'actor' | 'actorRole'> & { by: StoredActor };

const toChange = ({ by, ...row }: ChangeRow): CalendarChange => ({
  ...row,
  actor: personOf(by),
  actorRole: by.role,
});

/** Reads the calendar. */
@Injectable()
export class CalendarQueries {
  constructor(private readonly reads: PreparedReads) {}

  /** The working days of a unit, or those that hold for every unit; null where there is no such unit. */
  async calendarOf(unitId: string | null | undefined): Promise<WorkingCalendar | null> {
    const path = unitId == null ? [] : await this.pathOf(unitId);
    if (path === null) return null;
    return calendarOf(await loadCalendar((statement, values) => this.reads.rows(statement, values)), path);
  }

  async closuresByIds(ids: readonly string[]): Promise<Closure[]> {
    const rows = await this.reads.rows<ClosureRow>(
      `select ${closureColumns} ${closureSource} where c.id = any($1::uuid[])`,
      [ids],
    );
    return rows.map(toClosure);
  }

  /** A setting by its row id. */
  async weeklyRest(id: string): Promise<WeeklyRest | null> {
    const [row] = await this.reads.rows<WeeklyRestRow>(
      `select ${weeklyRestColumns} ${weeklyRestSource} where r.id = $1`,
      [id],
    );
    return row ? toWeeklyRest(row) : null;
  }

  /** Closures in the order of their days. */
  async closures(filter: ClosureFilter, page: PageArgs): Promise<ConnectionOf<Closure>> {
    const parameters: unknown[] = [];
    const list: KeysetList = {
      columns: closureColumns,
      from: closureSource,
      where: await this.conditionsOf(filter, parameters),
      order: {
        name: 'CLOSURE',
        columns: [
          { sql: 'c.from_date', type: 'date' },
          { sql: 'c.id', type: 'uuid' },
        ],
        direction: 'ASC',
      },
    };
    return this.page(list, page, parameters, toClosure);
  }

  /** Settings for Thursdays, the newest first. */
  weeklyRests(page: PageArgs): Promise<ConnectionOf<WeeklyRest>> {
    const list: KeysetList = {
      columns: weeklyRestColumns,
      from: weeklyRestSource,
      where: [],
      order: {
        name: 'WEEKLY_REST',
        columns: [{ sql: 'r.version', type: 'integer' }],
        direction: 'DESC',
      },
    };
    return this.page(list, page, [], toWeeklyRest);
  }

  /** Changes of the calendar, the newest first. */
  changes(page: PageArgs): Promise<ConnectionOf<CalendarChange>> {
    const list: KeysetList = {
      columns: `c.version, c.kind, c.at, c.actor as by, c.title as "localizedTitle",
        f.tasks_rescheduled as "tasksRescheduled", f.finished_at as "followedAt"`,
      from: 'from calendar_change c join calendar_following f using (version)',
      where: [],
      order: {
        name: 'CALENDAR_CHANGE',
        columns: [{ sql: 'c.version', type: 'integer' }],
        direction: 'DESC',
      },
    };
    return this.page(list, page, [], toChange);
  }

  private async page<R extends object, T>(
    list: KeysetList,
    page: PageArgs,
    parameters: unknown[],
    toNode: (row: R) => T,
  ): Promise<ConnectionOf<T>> {
    const statement = pageStatement(list, page, parameters);
    return connectionOf(list, await this.reads.rows<PageRow<R>>(statement, parameters), page, toNode);
  }

  private async conditionsOf(filter: ClosureFilter, parameters: unknown[]): Promise<string[]> {
    const { from, to, unitId, withdrawn } = filter;
    const conditions: string[] = [];
    if (from != null) conditions.push(`c.to_date >= $${parameters.push(from)}::date`);
    if (to != null) conditions.push(`c.from_date <= $${parameters.push(to)}::date`);
    if (withdrawn != null) conditions.push(`w.closure_id is ${withdrawn ? 'not null' : 'null'}`);
    if (unitId == null) return conditions;
    const path = await this.pathOf(unitId);
    if (path === null) return [...conditions, 'false'];
    return [...conditions, `(c.unit_id is null or c.unit_id = any($${parameters.push(path)}::uuid[]))`];
  }

  private async pathOf(unitId: string): Promise<string[] | null> {
    const [unit] = await this.reads.rows<{ path: string[] }>('select path from unit where id = $1::uuid', [
      fromGlobalId('OrgUnit', unitId),
    ]);
    return unit?.path ?? null;
  }
}
