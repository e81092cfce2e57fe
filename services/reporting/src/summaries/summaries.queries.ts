import type { UnitScope } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { currentLaw, pastCells, type Moment } from '../rollups/cells.queries.js';
import { summedCells } from '../rollups/rollup-counters.queries.js';
import { noSums, type CellSums } from './summary.rules.js';

/** What to sum up: unit subtrees, and a provision's subtree or, with null, all law. */
export interface SummaryQuestion {
  unitIds: readonly string[];
  provisionId: string | null;
}

/** Per question its sums, or null where none of its units, or not its provision, is to be seen. */
export type SummaryAnswers = (CellSums | null)[];

/**
 * Sums for many questions as of now, with one statement; the units of each question are disjoint. Units and provisions
 * out of reach, unknown or no longer in force are as if they were not there.
 *
 * Each unit's cells are summed up by themselves, by the index: joined as sets they would be sorted first.
 */
export async function sumPresent(
  manager: EntityManager,
  questions: readonly SummaryQuestion[],
  scope: UnitScope,
  today: string,
): Promise<SummaryAnswers> {
  const asked = questions.flatMap(({ unitIds, provisionId }, question) =>
    unitIds.map((unitId) => ({ question, unitId, provisionId })),
  );
  const parameters: unknown[] = [
    asked.map(({ question }) => question),
    asked.map(({ unitId }) => unitId),
    asked.map(({ provisionId }) => provisionId),
    today,
  ];
  const inScope = unitScopeCondition('unit', scope, parameters);
  const rows = await manager.query<(CellSums & { question: number })[]>(
    `with ${currentLaw},
     top as (
       select top_id, array_agg(law.id) as provision_ids
       from (select distinct unnest($3::uuid[]) as top_id) given join law on law.path @> array[top_id]
       group by top_id
     )
     select question, ${sumColumns}
     from unnest($1::int[], $2::uuid[], $3::uuid[]) as asked (question, unit_id, top_id)
     join unit on unit.id = asked.unit_id and ${inScope}
     left join top using (top_id)
     cross join lateral (
       select ${summedCells('rollup', '$4::date')} from rollup
       where rollup.unit_id = asked.unit_id and (top_id is null or rollup.provision_id = any(provision_ids))
     ) part
     where top_id is null or provision_ids is not null
     group by question`,
    parameters,
  );
  const byQuestion = new Map(rows.map(({ question, ...sums }) => [question, sums]));
  return questions.map((_, question) => byQuestion.get(question) ?? null);
}

const sumColumns = Object.keys(noSums)
  .map((name) => `sum(part.${name}) as ${name}`)
  .join(', ');

/** The same at each of some moments of the past, also with one statement; rights are those of now. */
export async function sumPast(
  manager: EntityManager,
  questions: readonly SummaryQuestion[],
  scope: UnitScope,
  moments: readonly Moment[],
): Promise<SummaryAnswers[]> {
  const source = pastCells(questions, moments);
  const parameters = [...source.parameters, questions.map(({ provisionId }) => provisionId)];
  const inScope = unitScopeCondition('unit', scope, parameters);
  const rows = await manager.query<(CellSums & { question: number; n: number })[]>(
    `with recursive ${source.ctes},
     question as (
       select n::int - 1 as question, top_id from unnest($5::uuid[]) with ordinality as question (top_id, n)
     ),
     covered as (
       select question, law.n, law.id as provision_id from question join law on law.path @> array[top_id]
     ),
     chosen as (
       select cell.* from cell join question using (question) left join covered using (question, n, provision_id)
       where top_id is null or covered.question is not null
     )
     select question, moment.n, ${summedCells('chosen', 'moment.today')}
     from question cross join moment left join chosen using (question, n)
     where (top_id is null or exists (
         select from covered where covered.question = question.question and covered.n = moment.n))
       and exists (select from asked join unit on unit.id = asked.unit_id and ${inScope}
         where asked.question = question.question)
     group by question, moment.n`,
    parameters,
  );
  return inOrder(questions.length, moments.length, rows);
}

function inOrder(
  questions: number,
  moments: number,
  rows: readonly (CellSums & { question: number; n: number })[],
): SummaryAnswers[] {
  const answers = Array.from({ length: moments }, () => Array<CellSums | null>(questions).fill(null));
  for (const { question, n, ...sums } of rows) answers[n - 1]![question] = sums;
  return answers;
}
