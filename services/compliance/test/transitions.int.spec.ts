import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { TaskStatus } from '@rasad/event-contracts';
import { toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { taskTransitions, type TaskAct } from '../src/tasks/task.rules.js';
import { defaultObligations } from './documents.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, establishLaw, type UserError } from './law.js';
import { accept, act, giveBack, rowIdOf, submit, taskOf, withdraw, type TaskNode } from './work.js';

const roles = [
  ...['ADMIN', 'LAW_EDITOR', 'COMMITTEE', 'INSPECTOR'],
  ...['UNIT_MANAGER', 'REPORTER', 'VIEWER', 'SERVICE'],
];

/** A task of a district, with the people around it. */
interface Case {
  task: TaskNode;
  unitCode: string;
  reporter: Caller;
  inspector: Caller;
  committee: Caller;
  /** Holds a post in the district. */
  personId: string;
}

/** What somebody can do with a task: as the graph has it, and what the table and the contracts call it. */
interface Deed {
  mutation: string;
  /** Who may, over the district. */
  roles: string[];
  act: (standing: Standing) => TaskAct | 'COMMENT';
  event: string;
  step: string | null;
  input: (given: Case, reportId: string) => Record<string, unknown>;
  /** The argument that names the task. */
  subject: 'taskId' | 'reportId';
}

/** How a task stands: its status, and how it came to it where that matters. */
interface Standing {
  status: TaskStatus;
  isAnswer?: boolean;
  /** Brings a new task there through the graph. @returns id of its newest report. */
  reach: (given: Case) => Promise<string | null>;
}

const submitted = async ({ reporter, task }: Case) => {
  const { report, userErrors } = await submit(reporter, task.id);
  if (!report) throw new Error(JSON.stringify(userErrors));
  return report.id;
};
const returned = async (given: Case) => {
  const reportId = await submitted(given);
  await giveBack(given.inspector, reportId);
  return reportId;
};

const standings: Record<string, Standing> = {
  new: { status: 'TO_DO', reach: async () => null },
  started: {
    status: 'IN_PROGRESS',
    reach: async ({ reporter, task }) => {
      await act(reporter, 'startTask', { taskId: task.id });
      return null;
    },
  },
  'with its report taken back': {
    status: 'IN_PROGRESS',
    reach: async ({ reporter, task }) => {
      const payload = await submit(reporter, task.id);
      await withdraw(reporter, payload);
      return payload.report?.id ?? '';
    },
  },
  'reported on': { status: 'SUBMITTED', reach: submitted },
  'reported on after a return': {
    status: 'SUBMITTED',
    isAnswer: true,
    reach: async (given) => {
      await returned(given);
      return submitted(given);
    },
  },
  returned: { status: 'RETURNED', reach: returned },
  accepted: {
    status: 'ACCEPTED',
    reach: async (given) => {
      const reportId = await submitted(given);
      await accept(given.inspector, reportId);
      return reportId;
    },
  },
  cancelled: {
    status: 'CANCELLED',
    reach: async (given) => {
      const reportId = await submitted(given);
      await act(given.committee, 'cancelTask', { taskId: given.task.id, reason: 'Repealed.' });
      return reportId;
    },
  },
};

const ofTask = { subject: 'taskId' } as const;
const ofReport = { subject: 'reportId' } as const;

const deeds: Record<string, Deed> = {
  'put a person in charge': {
    ...ofTask,
    mutation: 'assignTask',
    roles: ['COMMITTEE', 'UNIT_MANAGER'],
    act: () => 'ENTRUST',
    event: 'compliance.task.entrusted',
    step: 'TASK_ENTRUSTED',
    input: ({ task, personId }) => ({ taskId: task.id, personId: toGlobalId('Person', personId) }),
  },
  start: {
    ...ofTask,
    mutation: 'startTask',
    roles: ['UNIT_MANAGER', 'REPORTER'],
    act: () => 'START',
    event: 'compliance.task.started',
    step: 'TASK_STARTED',
    input: ({ task }) => ({ taskId: task.id }),
  },
  'submit or correct': {
    ...ofTask,
    mutation: 'submitReport',
    roles: ['UNIT_MANAGER', 'REPORTER'],
    act: () => 'SUBMIT',
    event: 'compliance.task.reported',
    step: 'REPORT_SUBMITTED',
    input: ({ task }) => ({ taskId: task.id, result: 'COMPLIANT', narrative: 'Done.' }),
  },
  'take back': {
    ...ofReport,
    mutation: 'withdrawReport',
    roles: ['UNIT_MANAGER', 'REPORTER'],
    act: ({ isAnswer }) => (isAnswer ? 'WITHDRAW_ANSWER' : 'WITHDRAW'),
    event: 'compliance.task.report-withdrawn',
    step: 'REPORT_WITHDRAWN',
    input: (_, reportId) => ({ reportId }),
  },
  accept: {
    ...ofReport,
    mutation: 'reviewReport',
    roles: ['INSPECTOR'],
    act: () => 'ACCEPT',
    event: 'compliance.task.accepted',
    step: 'REPORT_ACCEPTED',
    input: (_, reportId) => ({ reportId, decision: 'ACCEPT', result: 'COMPLIANT' }),
  },
  return: {
    ...ofReport,
    mutation: 'reviewReport',
    roles: ['INSPECTOR'],
    act: () => 'RETURN',
    event: 'compliance.task.returned',
    step: 'REPORT_RETURNED',
    input: (_, reportId) => ({ reportId, decision: 'RETURN', comment: 'The annex is missing.' }),
  },
  reopen: {
    ...ofTask,
    mutation: 'reopenTask',
    roles: ['COMMITTEE', 'INSPECTOR'],
    act: () => 'REOPEN',
    event: 'compliance.task.reopened',
    step: 'TASK_REOPENED',
    input: ({ task }) => ({ taskId: task.id, reason: 'It was not so.' }),
  },
  cancel: {
    ...ofTask,
    mutation: 'cancelTask',
    roles: ['COMMITTEE'],
    act: () => 'CANCEL',
    event: 'compliance.task.cancelled',
    step: 'TASK_CANCELLED',
    input: ({ task }) => ({ taskId: task.id, reason: 'Repealed.' }),
  },
  comment: {
    ...ofTask,
    mutation: 'addComment',
    roles: ['COMMITTEE', 'INSPECTOR', 'UNIT_MANAGER', 'REPORTER'],
    act: () => 'COMMENT',
    event: 'compliance.comment.added',
    step: null,
    input: ({ task }) => ({ taskId: task.id, body: 'Which annex?' }),
  },
};

/** The status that the table gives, null where it refuses; a comment can always be made and changes none. */
function statusAfter(deed: Deed, standing: Standing): TaskStatus | null {
  const done = deed.act(standing);
  return done === 'COMMENT' ? standing.status : (taskTransitions[standing.status][done] ?? null);
}

describe('the table of a task’s life, walked over the graph', () => {
  const cases = Object.keys(standings).length * Object.values(deeds).flatMap((deed) => deed.roles).length;
  let used = 0;
  const world = useWorld(async (w) => {
    await createUnits(w);
    const [yearly] = defaultObligations();
    const watched = { ...yearly, code: 'watched', title: { en: 'Watched' }, fourEyes: true };
    const plain = { ...yearly, title: { en: 'Plain' } };
    await establishLaw(w, [plain, watched]);
    const codes = Array.from({ length: cases + 2 }, (_, index) => `walked-${index}`);
    await w.directory.createAll(codes.map((code) => ({ code, kind: 'DISTRICT', parent: 'city' })));
    await eventually(
      async () => {
        const [row] = await w.database.query<{ count: number }>(
          'select count(*)::integer as count from task',
        );
        expect(row?.count).toBe(2 * (codes.length + 2));
      },
      { timeoutMs: 60_000 },
    );
    // Posts as the directory's events would have left them: whose they are is all that counts here.
    await w.database.query(
      `with places as (select gen_random_uuid() as post_id, id as unit_id from unit where code like 'walked-%'),
       posts as (insert into post (id, unit_id, kind, version) select post_id, unit_id, 'EXPERT', 1 from places)
       insert into appointment (id, position_id, person_id, version)
       select gen_random_uuid(), post_id, gen_random_uuid(), 1 from places`,
    );
  });

  const nextCase = async (search = 'Plain'): Promise<Case> => {
    const unitCode = `walked-${used++}`;
    const inspector = world.caller('INSPECTOR', 'city');
    const [row] = await world.database.query<{ personId: string }>(
      `select a.person_id as "personId" from appointment a join post p on p.id = a.position_id where p.unit_id = $1`,
      [world.directory.id(unitCode)],
    );
    return {
      task: await taskOf(inspector, { unitId: world.unitId(unitCode), search }),
      ...{ unitCode, inspector, reporter: world.caller('REPORTER', unitCode) },
      ...{ committee: world.caller('COMMITTEE', 'city'), personId: row?.personId ?? '' },
    };
  };
  /** Everything that an act on a task can change. */
  const read = async ({ task: { id } }: Case) => {
    const [row] = await world.database.query<{
      task: { status: string; version: number };
      events: { type: string; actor: { id: string; role: string } }[];
      steps: { type: string; actor_role: string }[];
    }>(
      `select to_jsonb(t) as task,
         (select coalesce(json_agg(e order by e.id), '[]') from event e where e.aggregate_id = t.id
            or e.payload->'comment'->>'taskId' = t.id::text) as events,
         (select coalesce(json_agg(s order by s.version), '[]') from task_event s where s.task_id = t.id) as steps,
         (select count(*) from report r where r.task_id = t.id) as reports,
         (select count(*) from report_withdrawal w where w.task_id = t.id) as withdrawals,
         (select count(*) from review v where v.task_id = t.id) as reviews,
         (select count(*) from comment c where c.task_id = t.id) as comments
       from task t where t.id = $1`,
      [rowIdOf(id)],
    );
    if (!row) throw new Error('no task');
    return row;
  };
  const callerFor = ({ unitCode, reporter }: Case, role: string) =>
    role === 'REPORTER' ? reporter : world.caller(role, unitCode);
  const carryOut = async (caller: Caller, deed: Deed, input: Record<string, unknown>) => {
    const type = `${deed.mutation.charAt(0).toUpperCase()}${deed.mutation.slice(1)}Input`;
    const { data, errors } = await caller.send<Record<string, { userErrors: UserError[] }>>(
      `mutation ($input: ${type}!) { ${deed.mutation}(input: $input) { userErrors { code field message } } }`,
      { input },
    );
    return errors[0]?.extensions?.code
      ? [{ code: errors[0].extensions.code, field: null }]
      : (data?.[deed.mutation]?.userErrors ?? []);
  };

  const walk = Object.entries(standings).flatMap(([how, standing]) =>
    Object.entries(deeds).map(([what, deed]) => [how, what, standing, deed] as const),
  );

  it.each(walk)('a task that is %s: to %s', async (_how, _what, standing, deed) => {
    for (const role of deed.roles) {
      const given = await nextCase();
      const reportId = (await standing.reach(given)) ?? toGlobalId('Report', randomUUID());
      const input = deed.input(given, reportId);
      const before = await read(given);
      expect(before.task.status).toBe(standing.status);
      for (const other of roles.filter((candidate) => !deed.roles.includes(candidate))) {
        const [refusal] = await carryOut(callerFor(given, other), deed, input);
        expect([other, refusal?.code]).toEqual([other, 'FORBIDDEN']);
      }
      expect(await read(given)).toEqual(before);
      const caller = callerFor(given, role);
      const userErrors = await carryOut(caller, deed, input);
      const after = await read(given);
      const status = statusAfter(deed, standing);
      if (status === null) {
        expect(userErrors).toMatchObject([
          { code: expectedRefusal(before, deed), field: ['input', deed.subject] },
        ]);
        expect(after).toEqual(before);
        continue;
      }
      expect(userErrors).toEqual([]);
      expect(after.task).toMatchObject({
        status,
        version: before.task.version + (deed.step === null ? 0 : 1),
      });
      const told = after.events.slice(before.events.length);
      expect(told).toMatchObject([{ type: deed.event, actor: { id: caller.id, role } }]);
      const steps = after.steps.slice(before.steps.length);
      expect(steps).toMatchObject(deed.step === null ? [] : [{ type: deed.step, actor_role: role }]);
    }
  });

  /** What somebody with the right is told where the table says no: a task that was never reported on has no report. */
  function expectedRefusal(before: { steps: { type: string }[] }, { subject }: Deed): string {
    const wasReported = before.steps.some(({ type }) => type === 'REPORT_SUBMITTED');
    return subject === 'reportId' && !wasReported ? 'NOT_FOUND' : 'STATE';
  }

  it('under four eyes the first acceptance leaves it SUBMITTED, and another one settles it', async () => {
    const given = await nextCase('Watched');
    const reportId = await submitted(given);
    const deed = deeds['accept'] as Deed;
    const input = deed.input(given, reportId);
    const types = async () => (await read(given)).events.map(({ type }) => type);
    expect(await carryOut(given.inspector, deed, input)).toEqual([]);
    expect((await read(given)).task.status).toBe(taskTransitions.SUBMITTED.FIRST_ACCEPT);
    const before = await read(given);
    const [again] = await carryOut(given.inspector, deed, input);
    expect(again).toMatchObject({ code: 'NOT_ALLOWED' });
    const [withdrawal] = await carryOut(given.reporter, deeds['take back'] as Deed, { reportId });
    expect(withdrawal).toMatchObject({ code: 'STATE', field: ['input', 'reportId'] });
    expect(await read(given)).toEqual(before);
    expect(await carryOut(world.caller('INSPECTOR', 'city'), deed, input)).toEqual([]);
    expect((await read(given)).task.status).toBe(taskTransitions.SUBMITTED.ACCEPT);
    expect(await types()).toEqual([
      ...['compliance.task.reported', 'compliance.task.first-accepted', 'compliance.task.accepted'],
    ]);
  });

  it('sees nothing of it without a grant over the unit', async () => {
    const given = await nextCase();
    const reportId = await submitted(given);
    const before = await read(given);
    for (const deed of Object.values(deeds)) {
      for (const role of deed.roles) {
        const [refusal] = await carryOut(world.caller(role, 'elsewhere'), deed, deed.input(given, reportId));
        expect(refusal).toMatchObject({ code: 'NOT_FOUND', field: ['input', deed.subject] });
      }
    }
    expect(await read(given)).toEqual(before);
  });
});
