import type { Caller } from './harness.js';
import type { UserError } from './law.js';

/** A task as the tests look at it. */
export interface TaskNode {
  id: string;
  status: string;
  result: string;
  version: number;
  dueOn: string;
  overdue: boolean;
  periodLabel: string | null;
  unit: { id: string };
}

/** What mutations on tasks answer. */
export interface TaskPayload {
  task: TaskNode | null;
  userErrors: UserError[];
}

export interface SubmitPayload extends TaskPayload {
  report: {
    id: string;
    number: number;
    result: string;
    author: { id: string } | null;
    authorRole: string;
  } | null;
}

export interface ReviewPayload extends TaskPayload {
  review: { id: string; decision: string } | null;
}

export const taskFields = 'id status result version dueOn overdue periodLabel unit { id }';

/** Tasks that the caller sees under a filter. */
export async function tasksOf(caller: Caller, filter: Record<string, unknown> = {}): Promise<TaskNode[]> {
  const { tasks } = await caller.ask<{ tasks: { nodes: TaskNode[]; totalCount: number } }>(
    `query ($filter: TaskFilter) { tasks(first: 200, filter: $filter) { nodes { ${taskFields} } totalCount } }`,
    { filter },
  );
  if (tasks.totalCount !== tasks.nodes.length) throw new Error('totalCount differs from the rows');
  return tasks.nodes;
}

/** The only task under a filter. */
export async function taskOf(caller: Caller, filter: Record<string, unknown>): Promise<TaskNode> {
  const [task, ...others] = await tasksOf(caller, filter);
  if (!task || others.length > 0) throw new Error(`${others.length + (task ? 1 : 0)} tasks`);
  return task;
}

export function submit(
  caller: Caller,
  taskId: string,
  more: Record<string, unknown> = {},
): Promise<SubmitPayload> {
  return caller.mutate(
    'submitReport',
    { taskId, result: 'COMPLIANT', narrative: 'Done as the law asks.', ...more },
    `report { id number result author { id } authorRole } task { ${taskFields} }`,
  );
}

export function review(
  caller: Caller,
  reportId: string,
  more: Record<string, unknown>,
): Promise<ReviewPayload> {
  return caller.mutate(
    'reviewReport',
    { reportId, ...more },
    `review { id decision } task { ${taskFields} }`,
  );
}

export function accept(caller: Caller, reportId: string, result = 'COMPLIANT'): Promise<ReviewPayload> {
  return review(caller, reportId, { decision: 'ACCEPT', result });
}

export function giveBack(caller: Caller, reportId: string): Promise<ReviewPayload> {
  return review(caller, reportId, { decision: 'RETURN', comment: 'The annex is missing.' });
}

export function act(
  caller: Caller,
  name: 'startTask' | 'reopenTask' | 'cancelTask',
  input: Record<string, unknown>,
): Promise<TaskPayload> {
  return caller.mutate(name, input, `task { ${taskFields} }`);
}
