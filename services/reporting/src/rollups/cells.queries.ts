import { counterColumns, summedContributions } from './rollup-counters.queries.js';

/** Units whose subtrees are summed up together. */
export interface CellQuestion {
  unitIds: readonly string[];
}

/** An instant, and the date there and then against which "due" and "overdue" are judged. */
export interface Moment {
  at: Date;
  /** Gregorian date `YYYY-MM-DD` in Asia/Tehran. */
  today: string;
}

/**
 * Common table expressions over `$1` to `$4`, for a statement that begins with `with recursive`:
 * `moment(n, at, today)`, `asked(question, unit_id)`,
 * `law(n, id, instrument_id, kind, position, path)`: the provisions of every instrument's expression of the moment,
 * `cell(n, question, provision_id, due_on, counters…)`: what the question's units and all below them have.
 */
export interface CellSource {
  ctes: string;
  parameters: unknown[];
}

/**
 * Cells as they are now, out of the roll-up.
 * @param questions the units of each are disjoint.
 */
export function presentCells(questions: readonly CellQuestion[], moment: Moment): CellSource {
  return {
    parameters: [...askedArrays(questions), [moment.at], [moment.today]],
    ctes: `${momentsAndAsked},
      law as (
        select moment.n, current.* from moment, (${currentProvisions}) current
      ),
      cell as not materialized (
        select moment.n, asked.question, rollup.provision_id, rollup.due_on, ${counterColumns}
        from moment, asked join rollup using (unit_id)
      )`,
  };
}

/**
 * Cells as they were at some moments: folds what was known then of the organisation, the law and the tasks. A unit
 * that was below two of a question's units counts once.
 */
export function pastCells(questions: readonly CellQuestion[], moments: readonly Moment[]): CellSource {
  return {
    parameters: [
      ...askedArrays(questions),
      moments.map((moment) => moment.at),
      moments.map((moment) => moment.today),
    ],
    ctes: `${momentsAndAsked},
      law as (
        select newest.n, provision.* from provision join (
          select distinct on (moment.n, instrument_id) moment.n, expression_id
          from moment join publication on publication.published_at <= moment.at
          order by moment.n, instrument_id, version desc
        ) newest using (expression_id)
      ),
      ${unitsOfMoments},
      member as (
        select unit_then.n, asked.question, unit_then.unit_id from asked join unit_then using (unit_id)
        union
        select unit_then.n, member.question, unit_then.unit_id
        from member join unit_then on unit_then.n = member.n and unit_then.parent_id = member.unit_id
      ),
      fact_then as (
        select moment.n, fact.* from moment join task_fact_history fact on fact.occurred_at <= moment.at
        where fact.unit_id in (select unit_id from member) and not exists (
          select from task_fact_history later
          where later.task_id = fact.task_id and later.version > fact.version and later.occurred_at <= moment.at
        )
      ),
      cell as (
        select member.n, member.question, fact.provision_id, fact.due_on, ${summedContributions('fact')}
        from member join fact_then fact on fact.n = member.n and fact.unit_id = member.unit_id
        where fact.status <> 'CANCELLED' group by 1, 2, 3, 4
      )`,
  };
}

const currentProvisions = `select provision.* from provision join (
    select distinct on (instrument_id) expression_id from publication order by instrument_id, version desc
  ) newest using (expression_id)`;

/** Common table expression `law`: the provisions of every instrument's current expression. */
export const currentLaw = `law as (${currentProvisions})`;

/** `unit_then(n, unit_id, parent_id, kind, position, …)`: the units as known at each moment. */
const unitsOfMoments = `unit_then as (
    select distinct on (moment.n, history.unit_id) moment.n, history.*
    from moment join unit_history history on history.occurred_at <= moment.at
    order by moment.n, history.unit_id, history.version desc
  )`;

const momentsAndAsked = `moment as (
    select n::int, at, today from unnest($3::timestamptz[], $4::date[]) with ordinality as moment (at, today, n)
  ),
  asked as (
    select question, unit_id from unnest($1::int[], $2::uuid[]) as asked (question, unit_id)
  )`;

function askedArrays(questions: readonly CellQuestion[]): [number[], string[]] {
  const flat = questions.flatMap(({ unitIds }, question) => unitIds.map((unitId) => ({ question, unitId })));
  return [flat.map((row) => row.question), flat.map((row) => row.unitId)];
}
