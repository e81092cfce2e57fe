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
        from moment, asked cross join lateral (
          -- offset 0: by the index, unit for unit. Knowing nothing of a parameter's rows, the planner would else
          -- prefer to read all of the roll-up.
          select * from rollup where rollup.unit_id = asked.unit_id offset 0
        ) rollup
      )`,
  };
}

/**
 * Cells as they were at some moments: folds what was known then of the organisation, the law and the tasks. A unit
 * that was below two of a question's units counts once.
 *
 * A state of a task holds for a stretch of moments, and so does a unit's belonging to a question; tasks are summed up
 * per stretch that both have in common before these are spread over the moments. So a trend over many days reads the
 * history once.
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
      ${treesOfMoments},
      member as (
        select tree_n, asked.question, unit_then.unit_id from asked join unit_then using (unit_id)
        union
        select tree_n, member.question, unit_then.unit_id
        from member join unit_then using (tree_n) where unit_then.parent_id = member.unit_id
      ),
      membership as (
        select question, unit_id, min(n) as first_n, max(n) + 1 as end_n from (
          select question, unit_id, n, n - row_number() over (partition by question, unit_id order by n) as stretch
          from member join tree using (tree_n)
        ) belonging group by question, unit_id, stretch
      ),
      state as (
        select history.*, ${firstMomentFrom('occurred_at')} as first_n,
          coalesce(${firstMomentFrom(`min(occurred_at) over later`)}, cardinality($3::timestamptz[]) + 1) as end_n
        from task_fact_history history
        where task_id in (
          select task_id from task_fact_history where unit_id in (select unit_id from membership))
        window later as (
          partition by task_id order by version rows between 1 following and unbounded following)
      ),
      counted as (
        select membership.question, state.provision_id, state.due_on,
          greatest(membership.first_n, state.first_n) as first_n, least(membership.end_n, state.end_n) as end_n,
          ${summedContributions('state')}
        from membership join state using (unit_id)
        where state.status <> 'CANCELLED'
          and greatest(membership.first_n, state.first_n) < least(membership.end_n, state.end_n)
        group by 1, 2, 3, 4, 5
      ),
      cell as (
        select moment.n, question, provision_id, due_on, ${counterColumns}
        from counted join moment on moment.n >= first_n and moment.n < end_n
      )`,
  };
}

/**
 * The other way round: `unit_cell(unit_id, provision_id, due_on, counters…)`, what each of many units and all below it
 * have now. Without a join, since the planner knows nothing of a parameter's rows and would sort the whole roll-up.
 */
export function presentUnitCells(unitIds: readonly string[], moment: Moment): CellSource {
  return {
    parameters: [...askedArrays([{ unitIds }]), [moment.at], [moment.today]],
    ctes: `${momentsAndAsked},
      unit_cell as not materialized (select * from rollup where unit_id = any($2::uuid[]))`,
  };
}

/** Like `presentUnitCells` at a past moment. */
export function pastUnitCells(unitIds: readonly string[], moment: Moment): CellSource {
  const source = pastCells(
    unitIds.map((unitId) => ({ unitIds: [unitId] })),
    [moment],
  );
  return {
    parameters: source.parameters,
    ctes: `${source.ctes},
      unit_cell as (
        select asked.unit_id, provision_id, due_on, ${counterColumns} from cell join asked using (question)
      )`,
  };
}

/** Number of the first moment that is not before an instant; one beyond the last where all are. */
function firstMomentFrom(instant: string): string {
  return `width_bucket(${instant} - interval '1 microsecond', $3::timestamptz[]) + 1`;
}

/**
 * `tree(n, tree_n)` and `unit_then(tree_n, unit_id, parent_id, kind, position, …)`: the units as known at each
 * moment. Moments between which nothing happened to the organisation share a tree, named by the first of them.
 */
const treesOfMoments = `tree as (
    select n, min(n) over (partition by known) as tree_n from moment cross join lateral (
      select count(*) as known from unit_history where occurred_at <= moment.at) events
  ),
  unit_then as (
    select distinct on (moment.n, history.unit_id) moment.n as tree_n, history.*
    from moment join tree on tree.n = moment.n and tree.tree_n = moment.n
    join unit_history history on history.occurred_at <= moment.at
    order by moment.n, history.unit_id, history.version desc
  )`;

const currentProvisions = `select provision.* from provision join (
    select distinct on (instrument_id) expression_id from publication order by instrument_id, version desc
  ) newest using (expression_id)`;

/** Common table expression `law`: the provisions of every instrument's current expression. */
export const currentLaw = `law as (${currentProvisions})`;

const momentsAndAsked = `moment as not materialized (
    select n::int, at, today from unnest($3::timestamptz[], $4::date[]) with ordinality as moment (at, today, n)
  ),
  asked as (
    select question, unit_id from unnest($1::int[], $2::uuid[]) as asked (question, unit_id)
  )`;

function askedArrays(questions: readonly CellQuestion[]): [number[], string[]] {
  const flat = questions.flatMap(({ unitIds }, question) => unitIds.map((unitId) => ({ question, unitId })));
  return [flat.map((row) => row.question), flat.map((row) => row.unitId)];
}
