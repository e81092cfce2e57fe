import type { TaskStatus } from '../graphql/generated/graphql.js';

/** The tabs of one's own tasks, in their order. */
export const taskTabs = ['due', 'returned', 'submitted', 'done'] as const;

/** A tab of one's own tasks. */
export type TaskTab = (typeof taskTabs)[number];

const tabOfStatus: Record<TaskStatus, TaskTab> = {
  TO_DO: 'due',
  IN_PROGRESS: 'due',
  RETURNED: 'returned',
  SUBMITTED: 'submitted',
  ACCEPTED: 'done',
  CANCELLED: 'done',
};

/** Which tab a task belongs to. */
export function tabOf(status: TaskStatus): TaskTab {
  return tabOfStatus[status];
}

/** A tab by its name in the address. */
export function readTaskTab(value: unknown): TaskTab | undefined {
  return taskTabs.find((tab) => tab === value);
}
