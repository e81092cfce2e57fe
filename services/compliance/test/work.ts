import { eventually } from '@rasad/testing';
import type { Caller, World } from './harness.js';
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

export function withdraw(
  caller: Caller,
  { report }: SubmitPayload,
  more: Record<string, unknown> = {},
): Promise<SubmitPayload> {
  return caller.mutate(
    'withdrawReport',
    { reportId: report?.id, ...more },
    `report { id number result author { id } authorRole } task { ${taskFields} }`,
  );
}

/** The row id inside a global id. */
export function rowIdOf(globalId: string): string {
  return Buffer.from(globalId, 'base64url').toString().split(':')[1] ?? '';
}

/** A district of a test's own with its one task, and the people around it. */
export interface District {
  code: string;
  task: TaskNode;
  inspector: Caller;
  reporter: Caller;
}

/** Makes districts under the city, one for each call. @param start number of the first. */
export function districtMaker(world: World, start: number): () => Promise<District> {
  let count = start;
  return async () => {
    const code = `district-${(count += 1)}`;
    await world.directory.create({ code, kind: 'DISTRICT', parent: 'city' });
    const inspector = world.caller('INSPECTOR', 'city');
    const task = await eventually(() => taskOf(inspector, { unitId: world.unitId(code) }));
    return { code, task, inspector, reporter: world.caller('REPORTER', code) };
  };
}
