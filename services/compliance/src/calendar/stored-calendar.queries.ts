import type { LocalizedText } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';
import type { CalendarData, Closure, WeeklyRest } from './working-calendar.js';

/** Any constant, and the schema, as for the unit tree. */
const calendarLock = `4718204, hashtext(current_schema())`;

/** How rows are read: in a transaction or apart from one. */
export type ReadRows = <R extends object>(statement: string, values: unknown[]) => Promise<R[]>;

const scopeColumn = `case when u.id is null then null else json_build_object('id', u.id, 'name', u.name) end as unit`;

const closureColumns = `c.id, c.title, c.from_date::text as "from", c.to_date::text as "to", ${scopeColumn}`;

/** Keeps the calendar as it is until the transaction ends; for work that computes due dates. */
async function shareCalendar(tx: EntityManager): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock_shared(${calendarLock})`);
}

/** Lets nobody else change the calendar or compute due dates until the transaction ends. */
export async function lockCalendar(tx: EntityManager): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(${calendarLock})`);
}

/** What is known of working days; it stays so until the transaction ends. */
export async function readCalendar(tx: EntityManager): Promise<CalendarData> {
  await shareCalendar(tx);
  return loadCalendar((statement, values) => tx.query(statement, values));
}

/** What is known of working days at the moment. */
export async function loadCalendar(read: ReadRows): Promise<CalendarData> {
  const holidays = await read<{ date: string; name: LocalizedText }>(
    `select h.date::text, h.name from holiday h join (
       select distinct on (year) version from holiday_list order by year, version desc) newest using (version)`,
    [],
  );
  const closures = await read<Closure>(
    `select ${closureColumns} from closure c left join unit u on u.id = c.unit_id
     where not exists (select from closure_withdrawal w where w.closure_id = c.id) order by c.from_date, c.id`,
    [],
  );
  const weeklyRests = await read<WeeklyRest>(
    `select c.id, c.rests, c.from_date::text as "from", c.to_date::text as "to", ${scopeColumn}
     from weekly_rest c left join unit u on u.id = c.unit_id order by c.version`,
    [],
  );
  return { holidays: new Map(holidays.map(({ date, name }) => [date, name])), closures, weeklyRests };
}

/** Every day of rest that anybody was ever told of, whatever became of it: more than any unit has or had. */
export async function readPossibleDaysOff(tx: EntityManager): Promise<CalendarData> {
  const holidays = await tx.query<{ date: string; name: LocalizedText }[]>(
    `select distinct on (date) date::text, name from holiday order by date`,
  );
  const closures = await tx.query<Closure[]>(
    `select id, title, from_date::text as "from", to_date::text as "to", null as unit from closure`,
  );
  const always: WeeklyRest = { id: 'always', rests: true, from: '0001-01-01', to: null, unit: null };
  return {
    holidays: new Map(holidays.map(({ date, name }) => [date, name])),
    closures,
    weeklyRests: [always],
  };
}

/** A closure with the path of its unit; null where there is none of this row id. */
export async function findClosure(
  tx: EntityManager,
  id: string,
): Promise<{ closure: Closure; unitPath: string[] | null; withdrawn: boolean } | null> {
  const [row] = await tx.query<(Closure & { unitPath: string[] | null; withdrawn: boolean })[]>(
    `select ${closureColumns}, u.path as "unitPath",
       exists (select from closure_withdrawal w where w.closure_id = c.id) as withdrawn
     from closure c left join unit u on u.id = c.unit_id where c.id = $1`,
    [id],
  );
  if (!row) return null;
  const { unitPath, withdrawn, ...closure } = row;
  return { closure, unitPath, withdrawn };
}

/** The holidays of a Jalali year as they were loaded last, by Gregorian date. */
export async function readHolidaysOf(tx: EntityManager, year: number): Promise<Map<string, LocalizedText>> {
  const rows = await tx.query<{ date: string; name: LocalizedText }[]>(
    `select date::text, name from holiday
     where version = (select max(version) from holiday_list where year = $1)`,
    [year],
  );
  return new Map(rows.map(({ date, name }) => [date, name]));
}

/** A unit for which something is to hold. */
export async function findScopeUnit(
  tx: EntityManager,
  id: string,
): Promise<{ id: string; name: LocalizedText; path: string[] } | null> {
  const [unit] = await tx.query<{ id: string; name: LocalizedText; path: string[] }[]>(
    'select id, name, path from unit where id = $1',
    [id],
  );
  return unit ?? null;
}

/** Paths of the units that stand under no other. */
export async function readRootPaths(tx: EntityManager): Promise<string[][]> {
  const rows = await tx.query<{ path: string[] }[]>('select path from unit where cardinality(path) = 1');
  return rows.map(({ path }) => path);
}
