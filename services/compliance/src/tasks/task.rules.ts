import type { LocalizedText, TaskResult, TaskStatus } from '@rasad/event-contracts';

/**
 * What can be done to a task. ENTRUST puts a person in charge, or nobody; FIRST_ACCEPT is the acceptance that still needs another reviewer's; WITHDRAW takes back what
 * was submitted, WITHDRAW_ANSWER what was submitted after a return.
 */
export type TaskAct =
  | 'ENTRUST'
  | 'START'
  | 'SUBMIT'
  | 'WITHDRAW'
  | 'WITHDRAW_ANSWER'
  | 'FIRST_ACCEPT'
  | 'ACCEPT'
  | 'RETURN'
  | 'REOPEN'
  | 'CANCEL';

/** All of a task's life: status → act → next status. What is not here is refused. */
export const taskTransitions: Readonly<Record<TaskStatus, Partial<Record<TaskAct, TaskStatus>>>> = {
  TO_DO: { ENTRUST: 'TO_DO', START: 'IN_PROGRESS', SUBMIT: 'SUBMITTED', CANCEL: 'CANCELLED' },
  IN_PROGRESS: { ENTRUST: 'IN_PROGRESS', SUBMIT: 'SUBMITTED', CANCEL: 'CANCELLED' },
  SUBMITTED: {
    ENTRUST: 'SUBMITTED',
    SUBMIT: 'SUBMITTED',
    WITHDRAW: 'IN_PROGRESS',
    WITHDRAW_ANSWER: 'RETURNED',
    FIRST_ACCEPT: 'SUBMITTED',
    ACCEPT: 'ACCEPTED',
    RETURN: 'RETURNED',
    CANCEL: 'CANCELLED',
  },
  RETURNED: { ENTRUST: 'RETURNED', SUBMIT: 'SUBMITTED', CANCEL: 'CANCELLED' },
  ACCEPTED: { REOPEN: 'IN_PROGRESS' },
  CANCELLED: {},
};

/** Statuses in which a task still has to be brought to its end. */
export const openStatuses: readonly TaskStatus[] = ['TO_DO', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED'];

/** The part of a task that an act changes. */
export interface TaskState {
  status: TaskStatus;
  result: TaskResult;
  version: number;
}

/** Whether an act is possible in a status. */
export function canAct(act: TaskAct, status: TaskStatus): boolean {
  return taskTransitions[status][act] !== undefined;
}

/**
 * The state after an act, or null where the status does not allow it. Only acceptance assesses a result; a reopened
 * task waits for a new assessment.
 */
export function actOn(
  task: TaskState,
  act: Exclude<TaskAct, 'ACCEPT'> | { accept: TaskResult },
): TaskState | null {
  const name = typeof act === 'string' ? act : 'ACCEPT';
  const status = taskTransitions[task.status][name];
  if (status === undefined) return null;
  const result = typeof act === 'string' ? resultAfter(act, task.result) : act.accept;
  return { status, result, version: task.version + 1 };
}

function resultAfter(act: TaskAct, result: TaskResult): TaskResult {
  return act === 'REOPEN' ? 'NOT_ASSESSED' : result;
}

/** Whether a task is late on a day: due before it and neither accepted nor cancelled. */
export function isOverdue(task: { dueOn: string; status: TaskStatus }, today: string): boolean {
  return task.dueOn < today && openStatuses.includes(task.status);
}

/** What of its obligation a task is held to. */
export interface HeldTo {
  obligationTitle: LocalizedText;
  weight: number;
  /** Version of the obligation that it was judged by; null while it is not accepted. */
  judgedByVersion: number | null;
}

/**
 * What a task is held to once an act has led to a status: an open task follows its obligation, an accepted one keeps
 * what held when it was accepted.
 */
export function heldTo(
  before: HeldTo & {
    status: TaskStatus;
    obligation: { version: number; title: LocalizedText; weight: number };
  },
  status: TaskStatus,
): HeldTo {
  const { obligationTitle, weight, judgedByVersion, obligation } = before;
  if (before.status === 'ACCEPTED' && status === 'ACCEPTED')
    return { obligationTitle, weight, judgedByVersion };
  return {
    obligationTitle: obligation.title,
    weight: obligation.weight,
    judgedByVersion: status === 'ACCEPTED' ? obligation.version : null,
  };
}
