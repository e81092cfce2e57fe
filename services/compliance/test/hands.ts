import type { Caller, World } from './harness.js';
import type { UserError } from './law.js';

/** An assignment as the tests look at it. */
export interface AssignmentNode {
  id: string;
  role: string;
  origin: string;
  reason: string | null;
  exempting: boolean;
  withdrawnAt: string | null;
  cause: { kind: string; text: string };
  withdrawalCause: { kind: string; text: string } | null;
  tasks: { id: string; status: string; periodLabel: string | null }[];
}

/** What mutations on assignments answer. */
export interface AssignmentPayload {
  assignment: AssignmentNode | null;
  userErrors: UserError[];
}

/** What mutations on many assignments answer. */
export interface AssignmentRowsPayload {
  rows: (AssignmentPayload & { index: number })[];
  userErrors: UserError[];
}

export const assignmentFields = `id role origin reason exempting withdrawnAt cause { kind text(lang: EN) }
  withdrawalCause { kind text(lang: EN) } tasks { id status periodLabel(lang: EN) }`;

/** Assignments that the caller sees under a filter, in the order in which they were made. */
export async function assignmentsOf(
  caller: Caller,
  filter: Record<string, unknown>,
): Promise<AssignmentNode[]> {
  const { assignments } = await caller.ask<{ assignments: { nodes: AssignmentNode[] } }>(
    `query ($filter: AssignmentFilter) { assignments(first: 200, filter: $filter) { nodes { ${assignmentFields} } } }`,
    { filter },
  );
  return assignments.nodes;
}

export function assignByHand(caller: Caller, input: Record<string, unknown>): Promise<AssignmentPayload> {
  return caller.mutate('assignObligation', input, `assignment { ${assignmentFields} }`);
}

export function withdrawByHand(caller: Caller, input: Record<string, unknown>): Promise<AssignmentPayload> {
  return caller.mutate('withdrawAssignment', input, `assignment { ${assignmentFields} }`);
}

/** Global ids of obligations by their codes. */
export async function obligationIds(caller: Caller): Promise<Record<string, string>> {
  const { obligations } = await caller.ask<{ obligations: { nodes: { id: string; code: string }[] } }>(
    '{ obligations(first: 200) { nodes { id code } } }',
  );
  return Object.fromEntries(obligations.nodes.map(({ id, code }) => [code, id]));
}

/** All that a refused act on assignments and tasks must leave as it was. */
export function standing({ database }: World): Promise<unknown[]> {
  return database.query(
    `select (select json_agg(a order by id) from assignment a) as assignments,
       (select json_agg(x order by id) from assignment_exception x) as exceptions,
       (select json_agg(t order by id) from task t) as tasks,
       (select count(*) from task_event) as steps, (select count(*) from event) as events,
       (select count(*) from report) as reports, (select count(*) from review) as reviews,
       (select count(*) from comment) as comments`,
  );
}
