import { Access, type PrincipalGrant } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { holdsFunctionCondition, postUnits } from './review-standing.queries.js';

/**
 * The condition, over `task t join unit u`, that a task waits for the caller's decision: what `mayAccept` says of one task,
 * for a whole list.
 */
export function awaitingReviewCondition(access: Access, parameters: unknown[]): string {
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const me = bind(access.principal.id);
  const posts = bind(postUnits(access));
  const capacities = [...Map.groupBy(access.activeGrants, ({ onBehalfOf }) => onBehalfOf)].map(
    ([onBehalfOf, grants]) => {
      const reach = unitScopeCondition('u', reviewScope(access, grants), parameters);
      const party = onBehalfOf === undefined ? `array[${me}]` : `array[${me}, ${bind(onBehalfOf)}]`;
      return `(${reach} and ${wroteNothing(party)} and not (o.four_eyes and ${hasAccepted(party)}))`;
    },
  );
  return `(t.status = 'SUBMITTED' and exists (select from obligation o where o.id = t.obligation_id
    and ${holdsFunctionCondition('o', posts)} and (${['false', ...capacities].join(' or ')})))`;
}

function reviewScope(access: Access, grants: PrincipalGrant[]) {
  return new Access({ ...access.principal, grants }, access.today).scope('report.review');
}

function wroteNothing(party: string): string {
  return `not exists (select from report r where r.task_id = t.id
    and (r.author_id = any(${party}) or r.author_on_behalf_of = any(${party})))`;
}

function hasAccepted(party: string): string {
  return `exists (select from review v where v.task_id = t.id and v.report_number = t.report_number
    and v.decision = 'ACCEPT' and (v.reviewer_id = any(${party}) or v.reviewer_on_behalf_of = any(${party})))`;
}
