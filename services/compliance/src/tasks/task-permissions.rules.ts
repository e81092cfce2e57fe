import type { TaskStatus } from '@rasad/event-contracts';
import type { Access } from '@rasad/service-kit';
import { canAct } from './task.rules.js';

/** What a caller may do with a task now: its status, the policy on its unit, and who wrote its reports. */
export function permissionsOn(
  task: { status: TaskStatus; unitPath: readonly string[] },
  access: Access,
  isAuthor: boolean,
) {
  const { status, unitPath } = task;
  return {
    start: canAct('START', status) && access.allows('task.start', unitPath),
    submit: canAct('SUBMIT', status) && access.allows('report.submit', unitPath),
    review: canAct('ACCEPT', status) && !isAuthor && access.allows('report.review', unitPath),
    reopen: canAct('REOPEN', status) && access.allows('task.reopen', unitPath),
    cancel: canAct('CANCEL', status) && access.allows('task.cancel', unitPath),
  };
}
