import { counterDefinitions, counters, statusCounters, type Counter } from './task-fact.rules.js';

/** Column list of the roll-up's counters. */
export const counterColumns = counters.join(', ');

/** Condition under which a cell counts nothing and needs no row. */
export const emptyCell = (alias: string) =>
  statusCounters.map((counter) => `${alias}.${counter} = 0`).join(' and ');

/** SQL type of a counter's column. */
export const counterType = (counter: Counter): 'integer' | 'bigint' =>
  'weighed' in counterDefinitions[counter] ? 'bigint' : 'integer';

/** What one task adds to a counter; the SQL twin of `contributionOf`, made from the same table. */
function contributionSql(alias: string, counter: Counter): string {
  const definition: { status?: string; result?: string; weighed?: true } = counterDefinitions[counter];
  const condition = definition.status
    ? `${alias}.status = '${definition.status}'`
    : `${alias}.status <> 'CANCELLED' and ${alias}.result = '${definition.result}'`;
  return definition.weighed
    ? `case when ${condition} then ${alias}.weight else 0 end`
    : `(${condition})::integer`;
}

/**
 * Sums of all counters over tasks, each with its name.
 * @param sign an SQL expression that each task's contribution is multiplied with.
 */
export function summedContributions(alias: string, sign = '1'): string {
  return counters
    .map(
      (counter) => `sum(${sign} * ${contributionSql(alias, counter)})::${counterType(counter)} as ${counter}`,
    )
    .join(', ');
}

/** Sums of all counters over cells, with what is overdue and due as of the date in a parameter. */
export function summedCells(alias: string, today: string): string {
  const sums = counters
    .filter((counter) => counter !== 'open_weight')
    .map((counter) => `coalesce(sum(${alias}.${counter}), 0)::float8 as ${counter}`);
  const open = ['to_do', 'in_progress', 'submitted', 'returned'].map((counter) => `${alias}.${counter}`);
  return [
    ...sums,
    `coalesce(sum(${open.join(' + ')}) filter (where ${alias}.due_on < ${today}), 0)::float8 as overdue`,
    `coalesce(sum(${alias}.open_weight) filter (where ${alias}.due_on <= ${today}), 0)::float8 as due_weight`,
  ].join(', ');
}
