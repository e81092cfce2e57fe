import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { DataSource } from 'typeorm';
import { Caller, useWorld } from './harness.js';
import { createUnits, establishLaw } from './law.js';
import {
  accept,
  act,
  districtMaker,
  giveBack,
  review,
  rowIdOf,
  submit,
  taskOf,
  type SubmitPayload,
  type TaskNode,
} from './work.js';

describe('reporting and reviewing', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    await establishLaw(w);
  });
  const district = districtMaker(world, 10);

  const rows = (table: 'report' | 'review' | 'task_event', taskId: string) =>
    world.database.query<Record<string, unknown>>(
      `select * from ${table} where task_id = $1 order by ${table === 'review' ? 'reviewed_at' : 2}`,
      [rowIdOf(taskId)],
    );

  /** Submits as a client should: the same key again while the service says that it is busy. */
  const insist = async (
    reporter: Caller,
    taskId: string,
    more: Record<string, unknown>,
  ): Promise<SubmitPayload> => {
    const input = { clientMutationId: randomUUID(), ...more };
    for (;;) {
      try {
        return await submit(reporter, taskId, input);
      } catch (error) {
        if (!String(error).includes('SERVICE_UNAVAILABLE')) throw error;
      }
    }
  };

  const commands = async () => (await world.database.query('select from command')).length;

  it('takes a task from its opening to its end, each step with its event and its place in the history', async () => {
    const { task, inspector, reporter } = await district();
    const { id } = task;
    const started = await act(reporter, 'startTask', { taskId: id });
    expect(started).toMatchObject({ task: { status: 'IN_PROGRESS', version: 2 }, userErrors: [] });

    const first = await submit(reporter, id);
    expect(first).toMatchObject({
      report: { number: 1, authorRole: 'REPORTER', author: { id: toGlobalId('Person', reporter.id) } },
      task: { status: 'SUBMITTED', result: 'NOT_ASSESSED', version: 3 },
      userErrors: [],
    });
    const returned = await giveBack(inspector, first.report?.id ?? '');
    expect(returned).toMatchObject({ task: { status: 'RETURNED', version: 4 }, userErrors: [] });

    const second = await submit(reporter, id, { result: 'PARTIALLY_COMPLIANT' });
    expect(second).toMatchObject({ report: { number: 2 }, task: { status: 'SUBMITTED', version: 5 } });
    const accepted = await accept(inspector, second.report?.id ?? '', 'PARTIALLY_COMPLIANT');
    expect(accepted.task).toMatchObject({ status: 'ACCEPTED', result: 'PARTIALLY_COMPLIANT', version: 6 });

    const reopened = await act(inspector, 'reopenTask', { taskId: id, reason: 'A forged annex was found.' });
    expect(reopened.task).toMatchObject({ status: 'IN_PROGRESS', result: 'NOT_ASSESSED', version: 7 });

    interface History {
      history: {
        type: string;
        actor: { id: string } | null;
        actorRole: string | null;
        note: string | null;
      }[];
      reviews: { decision: string; report: { number: number }; comment: string | null }[];
    }
    const { task: after } = await reporter.ask<{ task: TaskNode & History }>(
      `query ($id: ID!) { task(id: $id) {
         history { type at actor { id } actorRole fromStatus toStatus result note }
         reviews { decision comment report { number } } } }`,
      { id },
    );
    expect(after.history.map(({ type }) => type)).toEqual([
      'TASK_OPENED',
      'TASK_STARTED',
      'REPORT_SUBMITTED',
      'REPORT_RETURNED',
      'REPORT_SUBMITTED',
      'REPORT_ACCEPTED',
      'TASK_REOPENED',
    ]);
    expect(after.history[6]).toMatchObject({
      actor: { id: toGlobalId('Person', inspector.id) },
      actorRole: 'INSPECTOR',
      note: 'A forged annex was found.',
    });
    expect(after.reviews).toEqual([
      { decision: 'RETURN', comment: 'The annex is missing.', report: { number: 1 } },
      { decision: 'ACCEPT', comment: null, report: { number: 2 } },
    ]);
    expect(await world.eventTypes(rowIdOf(id))).toEqual([
      'compliance.task.started',
      'compliance.task.reported',
      'compliance.task.returned',
      'compliance.task.reported',
      'compliance.task.accepted',
      'compliance.task.reopened',
    ]);
  });

  it('tells in its events where the task stands, who acted in which capacity, and where', async () => {
    const { task, code, reporter } = await district();
    await submit(reporter, task.id);
    const [event] = await world.database.query<Record<string, Record<string, unknown>>>(
      'select actor, payload, unit_path from event where aggregate_id = $1',
      [rowIdOf(task.id)],
    );
    expect(event).toMatchObject({
      actor: { kind: 'PERSON', id: reporter.id, role: 'REPORTER', unitId: world.directory.id(code) },
      unit_path: `city/${code}`,
      payload: {
        task: { status: 'SUBMITTED', version: 2, unitId: world.directory.id(code), weight: 2 },
        report: { number: 1, result: 'COMPLIANT', authorId: reporter.id },
      },
    });
    expect(JSON.stringify(event)).not.toContain('Done as the law asks');
  });

  it('counts a correction of a submitted report as a new number, and lets the review of the old one lapse', async () => {
    const { task, inspector, reporter } = await district();
    const first = await submit(reporter, task.id);
    const second = await submit(reporter, task.id, { narrative: 'Corrected.' });
    expect(second).toMatchObject({ report: { number: 2 }, task: { status: 'SUBMITTED', version: 3 } });
    const lapsed = await accept(inspector, first.report?.id ?? '');
    expect(lapsed).toMatchObject({ review: null, task: null });
    expect(lapsed.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'reportId'] }]);
    expect(await rows('review', task.id)).toEqual([]);
    expect(await accept(inspector, second.report?.id ?? '')).toMatchObject({ task: { status: 'ACCEPTED' } });
  });

  it('lets nobody decide on a task for which they wrote any version, in whatever other role', async () => {
    const { task, code, inspector } = await district();
    const grants = [
      { role: 'UNIT_MANAGER', unitId: world.directory.id(code) },
      { role: 'INSPECTOR', unitId: world.directory.id('city') },
    ];
    const both = new Caller(() => world.url, grants);
    const own = await submit(both, task.id);
    for (const decision of [accept, giveBack]) {
      const { userErrors } = await decision(both, own.report?.id ?? '');
      expect(userErrors).toMatchObject([{ code: 'NOT_ALLOWED', field: ['input', 'reportId'] }]);
    }
    const others = await submit(world.caller('REPORTER', code), task.id);
    const { userErrors } = await accept(both, others.report?.id ?? '');
    expect(userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const { task: seen } = await both.ask<{ task: { can: Record<string, boolean> } }>(
      'query ($id: ID!) { task(id: $id) { can { start submit review reopen cancel } } }',
      { id: task.id },
    );
    expect(seen.can).toEqual({ start: false, submit: true, review: false, reopen: false, cancel: false });
    expect((await accept(inspector, others.report?.id ?? '')).userErrors).toEqual([]);
  });

  it('refuses what the task’s status does not allow and changes nothing', async () => {
    const { task, inspector, reporter } = await district();
    const committee = world.caller('COMMITTEE', 'city');
    const reopenEarly = await act(inspector, 'reopenTask', { taskId: task.id, reason: 'Early.' });
    expect(reopenEarly.userErrors).toMatchObject([{ code: 'STATE', field: ['input', 'taskId'] }]);
    const { report } = await submit(reporter, task.id);
    expect((await act(reporter, 'startTask', { taskId: task.id })).userErrors).toMatchObject([
      { code: 'STATE' },
    ]);
    await accept(inspector, report?.id ?? '');
    const late = [
      (await submit(reporter, task.id)).userErrors,
      (await accept(inspector, report?.id ?? '')).userErrors,
      (await giveBack(inspector, report?.id ?? '')).userErrors,
      (await act(committee, 'cancelTask', { taskId: task.id, reason: 'Late.' })).userErrors,
    ];
    for (const userErrors of late) expect(userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(await rows('task_event', task.id)).toHaveLength(2);
    expect(await rows('report', task.id)).toHaveLength(1);
  });

  it('refuses content that cannot be, naming the field in the caller’s language, and changes nothing', async () => {
    const { task, code, inspector } = await district();
    const reporter = world.caller('REPORTER', code, 'FA');
    const wrong: [Record<string, unknown>, string, string][] = [
      [{ narrative: ' \u200c ' }, 'REQUIRED', 'narrative'],
      [{ narrative: 'آ'.repeat(20_001) }, 'INVALID', 'narrative'],
      [{ narrative: 'a\u0000b' }, 'INVALID', 'narrative'],
      [{ result: 'NOT_ASSESSED' }, 'INVALID', 'result'],
      [{ effectiveOn: '2999-01-01' }, 'INVALID', 'effectiveOn'],
      [{ evidenceIds: [toGlobalId('Report', randomUUID())] }, 'NOT_FOUND', 'evidenceIds'],
      [{ expectedVersion: 7 }, 'CONFLICT', 'expectedVersion'],
      [{ taskId: toGlobalId('Task', randomUUID()) }, 'NOT_FOUND', 'taskId'],
      [{ taskId: toGlobalId('Report', rowIdOf(task.id)) }, 'NOT_FOUND', 'taskId'],
      [{ taskId: "' or 1=1 --" }, 'NOT_FOUND', 'taskId'],
    ];
    const before = await commands();
    for (const [change, expected, field] of wrong) {
      const payload = await submit(reporter, task.id, { ...change, clientMutationId: randomUUID() });
      expect(payload).toMatchObject({ report: null, task: null });
      expect(payload.userErrors).toMatchObject([{ code: expected, field: ['input', field] }]);
      expect(payload.userErrors[0]?.message).toMatch(/[آ-ی]/);
    }
    expect(await commands()).toBe(before);
    expect(await rows('report', task.id)).toEqual([]);
    const { report } = await submit(reporter, task.id);
    const decisions: [Record<string, unknown>, string, string][] = [
      [{ decision: 'ACCEPT' }, 'REQUIRED', 'result'],
      [{ decision: 'ACCEPT', result: 'NOT_ASSESSED' }, 'INVALID', 'result'],
      [{ decision: 'RETURN' }, 'REQUIRED', 'comment'],
      [{ decision: 'RETURN', comment: 'x', result: 'COMPLIANT' }, 'INVALID', 'result'],
    ];
    for (const [input, expected, field] of decisions) {
      const { userErrors } = await review(inspector, report?.id ?? '', input);
      expect(userErrors).toMatchObject([{ code: expected, field: ['input', field] }]);
    }
    expect(await rows('review', task.id)).toEqual([]);
    const { userErrors } = await act(world.caller('COMMITTEE', 'city'), 'cancelTask', {
      taskId: task.id,
      reason: '',
    });
    expect(userErrors).toMatchObject([{ code: 'REQUIRED', field: ['input', 'reason'] }]);
  });

  it('applies a repeated key once and answers it alike, and refuses it with another body', async () => {
    const { task, reporter } = await district();
    const clientMutationId = randomUUID();
    const first = await submit(reporter, task.id, { clientMutationId });
    expect(await submit(reporter, task.id, { clientMutationId })).toEqual(first);
    const together = await Promise.all(
      Array.from({ length: 10 }, () => submit(reporter, task.id, { clientMutationId })),
    );
    for (const answer of together) expect(answer).toEqual(first);
    const other = await submit(reporter, task.id, { clientMutationId, narrative: 'Something else.' });
    expect(other).toMatchObject({ report: null, task: null });
    expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    expect(await rows('report', task.id)).toHaveLength(1);
  });

  it('keeps one sequence of states under 100 submissions of one task at the same time', async () => {
    const { task, reporter } = await district();
    const payloads = await Promise.all(Array.from({ length: 100 }, () => insist(reporter, task.id, {})));
    const numbers = payloads.map(({ report }) => report?.number ?? 0).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    const history = await rows('task_event', task.id);
    expect(history.map(({ version, from_status: from }) => [version, from])).toEqual(
      Array.from({ length: 100 }, (_, index) => [index + 2, index === 0 ? 'TO_DO' : 'SUBMITTED']),
    );
    expect(await taskOf(reporter, { unitId: task.unit.id })).toMatchObject({
      version: 101,
      status: 'SUBMITTED',
    });
  }, 60_000);

  it('lets one of 100 win that all saw the same version', async () => {
    const { task, reporter } = await district();
    const payloads = await Promise.all(
      Array.from({ length: 100 }, () => insist(reporter, task.id, { expectedVersion: 1 })),
    );
    expect(payloads.filter(({ report }) => report !== null)).toHaveLength(1);
    const codes = payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(codes).toEqual(Array.from({ length: 99 }, () => 'CONFLICT'));
    expect(await rows('report', task.id)).toHaveLength(1);
  }, 60_000);

  it('decides one of two reviews at the same moment', async () => {
    const { task, reporter, inspector } = await district();
    const { report } = await submit(reporter, task.id);
    const other = world.caller('INSPECTOR', 'city');
    const payloads = await Promise.all([
      accept(inspector, report?.id ?? ''),
      giveBack(other, report?.id ?? ''),
    ]);
    expect(payloads.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(await rows('review', task.id)).toHaveLength(1);
  });

  it('says that it is busy when every connection is taken, stores nothing then, and goes on by itself', async () => {
    const { task, reporter } = await district();
    const holder = world.app.get(DataSource).createQueryRunner();
    await holder.startTransaction();
    await holder.query('select from task where id = $1 for update', [rowIdOf(task.id)]);
    const waiting = Array.from({ length: 10 }, () =>
      submit(reporter, task.id).catch((error: unknown) => error),
    );
    await eventually(
      async () => {
        const { errors } = await reporter.send('{ tasks { totalCount } }');
        expect(errors[0]?.extensions?.code).toBe('SERVICE_UNAVAILABLE');
      },
      { timeoutMs: 15_000 },
    );
    await holder.rollbackTransaction();
    await holder.release();
    const outcomes = await Promise.all(waiting);
    const busy = outcomes.filter((outcome) => outcome instanceof Error);
    expect(busy.every((error) => String(error).includes('SERVICE_UNAVAILABLE'))).toBe(true);
    expect(await rows('report', task.id)).toHaveLength(outcomes.length - busy.length);
    expect(await taskOf(reporter, { unitId: task.unit.id })).toMatchObject({ status: 'SUBMITTED' });
  }, 60_000);

  it('keeps what was said and decided from being changed by the role that the service runs as', async () => {
    const [right] = await world.database.query<Record<string, boolean>>(
      `select has_table_privilege('compliance_run', 'report', 'update') as report,
         has_table_privilege('compliance_run', 'review', 'delete') as review,
         has_table_privilege('compliance_run', 'event', 'update') as event,
         has_table_privilege('compliance_run', 'task_event', 'insert') as history`,
    );
    expect(right).toEqual({ report: false, review: false, event: false, history: true });
  });
});
