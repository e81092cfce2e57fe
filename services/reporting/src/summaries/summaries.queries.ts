import type { UnitScope } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { pastCells, presentCells, type CellSource, type Moment } from '../rollups/cells.queries.js';
import { summedCells } from '../rollups/rollup-counters.queries.js';
import type { CellSums } from './summary.rules.js';

/** What to sum up: unit subtrees, and a provision's subtree or, with null, all law. */
export interface SummaryQuestion {
  unitIds: readonly string[];
  provisionId: string | null;
}

/** Per question its sums, or null where none of its units, or not its provision, is to be seen. */
export type SummaryAnswers = (CellSums | null)[];

/** Sums for many questions as of now, with one statement; the units of each question are disjoint. */
export async function sumPresent(
  manager: EntityManager,
  questions: readonly SummaryQuestion[],
  scope: UnitScope,
  now: Moment,
): Promise<SummaryAnswers> {
  const [answers] = await sumUp(manager, presentCells(questions, now), questions, scope, 1);
  return answers!;
}

/** Sums for many questions at each of some moments, with one statement. */
export async function sumPast(
  manager: EntityManager,
  questions: readonly SummaryQuestion[],
  scope: UnitScope,
  moments: readonly Moment[],
): Promise<SummaryAnswers[]> {
  return sumUp(manager, pastCells(questions, moments), questions, scope, moments.length);
}

/** Units and provisions out of reach, unknown or no longer in force are as if they were not there. */
async function sumUp(
  manager: EntityManager,
  source: CellSource,
  questions: readonly SummaryQuestion[],
  scope: UnitScope,
  moments: number,
): Promise<SummaryAnswers[]> {
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
  return inOrder(questions.length, moments, rows);
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
