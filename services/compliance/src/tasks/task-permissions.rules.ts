import type { TaskStatus } from '@rasad/event-contracts';
import type { Access } from '@rasad/service-kit';
import { mayAccept } from '../reviews/review.rules.js';
import type { ReviewStanding } from '../reviews/review-standing.js';
import { withdrawalObstacle } from '../reports/withdrawal.rules.js';
import { canAct } from './task.rules.js';

/** What a caller may do with a task now: its status, the policy on its unit, and how its review stands. */
export function permissionsOn(
  task: { status: TaskStatus; unitPath: readonly string[] },
  access: Access,
  standing: ReviewStanding,
) {
  const { status, unitPath } = task;
  const { id: callerId } = access.principal;
  const reviewing = access.capacities('report.review', unitPath);
  const withdrawing = access.capacities('report.withdraw', unitPath);
  return {
    assign: canAct('ENTRUST', status) && access.allows('task.entrust', unitPath),
    start: canAct('START', status) && access.allows('task.start', unitPath),
    submit: canAct('SUBMIT', status) && access.allows('report.submit', unitPath),
    withdraw:
      canAct('WITHDRAW', status) &&
      withdrawing.length > 0 &&
      withdrawalObstacle(standing, callerId, withdrawing) === null,
    review: canAct('ACCEPT', status) && mayAccept(reviewing, standing, callerId),
    comment: access.allows('comment.write', unitPath),
    reopen: canAct('REOPEN', status) && access.allows('task.reopen', unitPath),
    cancel: canAct('CANCEL', status) && access.allows('task.cancel', unitPath),
  };
}
