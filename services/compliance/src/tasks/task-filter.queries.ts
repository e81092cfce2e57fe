import { fromGlobalId, type Access } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { oneOf } from '../database/one-of.queries.js';
import { awaitingReviewCondition } from '../reviews/awaiting-review.queries.js';
import { taskWordsCondition } from '../search/task-words.queries.js';
import type { Combination } from '../search/word-match.rules.js';
import type { TaskFilter } from './task.graphql.js';
import { openStatuses } from './task.rules.js';

/**
 * The conditions of a filter, over `task t join unit u`, beside the units and provisions that it reaches. An id that is none of ours
 * matches nothing.
 * @param found what the filter's search means; null where it asks for nothing.
 */
export function taskConditions(
  filter: TaskFilter,
  found: readonly Combination[] | null,
  access: Access,
  parameters: unknown[],
): string[] {
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = [...placeConditions(filter, bind), ...stateConditions(filter, access, bind)];
  if (filter.mine != null) {
    conditions.push(isOrNot(filter.mine, unitScopeCondition('u', access.scope('report.submit'), parameters)));
  }
  if (filter.awaitingMyReview != null) {
    conditions.push(isOrNot(filter.awaitingMyReview, awaitingReviewCondition(access, parameters)));
  }
  if (found !== null) conditions.push(taskWordsCondition(found, bind));
  return conditions;
}

type Bind = (value: unknown) => string;

function placeConditions(filter: TaskFilter, bind: Bind): string[] {
  const conditions: string[] = [];
  if (filter.obligationId != null) {
    conditions.push(`t.obligation_id = ${bind(fromGlobalId('Obligation', filter.obligationId))}::uuid`);
  }
  if (filter.responsibleId != null) {
    conditions.push(`t.responsible_id = ${bind(fromGlobalId('Person', filter.responsibleId))}::uuid`);
  }
  return conditions;
}

function stateConditions(filter: TaskFilter, access: Access, bind: Bind): string[] {
  const conditions: string[] = [];
  if (filter.status != null) conditions.push(oneOf('t.status', 'text', filter.status, bind));
  if (filter.result != null) conditions.push(oneOf('t.result', 'text', filter.result, bind));
  if (filter.dueFrom != null) conditions.push(`t.due_on >= ${bind(filter.dueFrom)}::date`);
  if (filter.dueTo != null) conditions.push(`t.due_on <= ${bind(filter.dueTo)}::date`);
  if (filter.inMyCharge != null) {
    conditions.push(chargeCondition(filter.inMyCharge, bind(access.principal.id)));
  }
  if (filter.overdue != null) {
    const late = `(t.due_on < ${bind(access.today)}::date and t.status = any(${bind(openStatuses)}::text[]))`;
    conditions.push(isOrNot(filter.overdue, late));
  }
  return conditions;
}

/** Whoever is not in charge of a task, nobody may be. */
function chargeCondition(wanted: boolean, me: string): string {
  return wanted ? `t.responsible_id = ${me}::uuid` : `t.responsible_id is distinct from ${me}::uuid`;
}

function isOrNot(wanted: boolean, condition: string): string {
  return wanted ? condition : `not (${condition})`;
}
