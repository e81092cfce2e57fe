import type { EntityManager } from 'typeorm';
import { openStatuses } from '../tasks/task.rules.js';
import type { StepDays } from './reminder-schedule.rules.js';
import type { NoticeKind } from './reminder-schedule.js';

/** A task of which somebody has to be told. */
export interface RemindedTask {
  id: string;
  unitId: string;
  /** Row ids from the root to the unit. */
  unitPath: string[];
  dueOn: string;
  reviewingFunction: string | null;
  /** The person in charge of the task; null for nobody. */
  responsibleId: string | null;
  /** What happened once only: the due date of this opening of the task, the report that came or the review that returned it. */
  occasion: string;
  /** Who wrote the report that waits for review; null where none does. */
  authorId: string | null;
}

/** A notice to raise. */
export interface NewNotice {
  id: string;
  taskId: string;
  unitId: string;
  dueOn: string;
  occasion: string;
  recipientId: string;
  level: number;
}

/** How tasks that have reached a step are found, beside `task t`. */
interface KindSource {
  /** What happened to the task, where that is a row of its own. */
  join: string;
  /** Over ranges that an index serves: $1 is today, $2 and $3 the step's first and last day (null for no last one). */
  reached: string;
  occasion: string;
  authorId: string;
}

/** A task that was reopened is due once more: what was said of its due date before counts no longer. */
const dueOccasion = `concat_ws('/', t.due_on, (select nullif(count(*), 0) from task_event e
  where t.report_number > 0 and e.task_id = t.id and e.type = 'TASK_REOPENED'))`;

const open = openStatuses.map((status) => `'${status}'`).join(', ');

function since(day: string): string {
  return `${day} <= $1::date - $2::integer and ($3::integer is null or ${day} >= $1::date - $3::integer)`;
}

const sources: Record<NoticeKind, KindSource> = {
  DUE_SOON: {
    join: '',
    reached: `t.status in ('TO_DO', 'IN_PROGRESS', 'RETURNED')
      and t.due_on between $1::date + $2::integer and $1::date + $3::integer`,
    occasion: dueOccasion,
    authorId: 'null',
  },
  OVERDUE: {
    join: '',
    reached: `t.status in (${open}) and ${since('t.due_on')}`,
    occasion: dueOccasion,
    authorId: 'null',
  },
  RETURNED: {
    join: `cross join lateral (select v.id, v.reviewed_at from review v where v.task_id = t.id
      and v.decision = 'RETURN' order by v.reviewed_at desc, v.id desc limit 1) cause`,
    reached: `t.status = 'RETURNED' and ${since(`(cause.reviewed_at at time zone 'Asia/Tehran')::date`)}`,
    occasion: 'cause.id::text',
    authorId: 'null',
  },
  AWAITING_REVIEW: {
    join: 'join report cause on cause.task_id = t.id and cause.number = t.report_number',
    reached: `t.status = 'SUBMITTED' and ${since(`(cause.submitted_at at time zone 'Asia/Tehran')::date`)}`,
    occasion: 'cause.id::text',
    authorId: 'cause.author_id',
  },
};

/** Where a sweep has come to: the due date and the row id of a task. */
export interface SweepPlace {
  dueOn: string;
  id: string;
}

/** Which of the tasks that have reached a step to look at. */
export type TaskChoice = { after: SweepPlace; first: number } | { taskId: string };

/** Tasks that have reached a step and of which nobody was told for it yet, in the order of their due dates. */
export function readUntold(
  tx: EntityManager,
  { step, first, last }: StepDays,
  today: string,
  choice: TaskChoice,
): Promise<RemindedTask[]> {
  const { join, reached, occasion, authorId } = sources[step.kind];
  const parameters: unknown[] = [today, first, last, step.kind, step.days];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const chosen =
    'taskId' in choice
      ? `t.id = ${bind(choice.taskId)}::uuid`
      : `(t.due_on, t.id) > (${bind(choice.after.dueOn)}::date, ${bind(choice.after.id)}::uuid)
          order by t.due_on, t.id limit ${bind(choice.first)}`;
  return tx.query<RemindedTask[]>(
    `select t.id, t.unit_id as "unitId", u.path as "unitPath", t.due_on::text as "dueOn",
       o.reviewing_function as "reviewingFunction", t.responsible_id as "responsibleId",
       ${occasion} as occasion, ${authorId} as "authorId"
     from task t join unit u on u.id = t.unit_id join obligation o on o.id = t.obligation_id ${join}
     where ${reached} and not exists (select from notice n where n.task_id = t.id and n.kind = $4
       and n.step_days = $5 and n.occasion = ${occasion}) and ${chosen}`,
    parameters,
  );
}

/**
 * Lets steps be looked for one after the other until the transaction ends: who is told of a task may have changed between
 * two that look at the same time, and then each would tell somebody else.
 */
export async function lockSweep(tx: EntityManager): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(4718205, hashtext(current_schema()))`);
}

/** Stores notices; one that was raised before is left as it is. @returns ids of those that are new. */
export async function insertNotices(
  tx: EntityManager,
  { kind, days }: StepDays['step'],
  notices: readonly NewNotice[],
  at: Date,
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `insert into notice (id, task_id, kind, step_days, occasion, level, due_on, recipient_id, raised_at)
     select r.id, r."taskId", $2, $3, r.occasion, r.level, r."dueOn", r."recipientId", $4
     from jsonb_to_recordset($1)
       as r (id uuid, "taskId" uuid, occasion text, level integer, "dueOn" date, "recipientId" uuid)
     on conflict on constraint notice_reason_uq do nothing returning id`,
    [JSON.stringify(notices), kind, days, at],
  );
  return new Set(rows.map(({ id }) => id));
}
