import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { useWorld, type Caller } from './harness.js';
import { createUnits, defaultDuties, establishLaw, type UserError } from './law.js';
import { act, rowIdOf, submit, tasksOf, taskOf, type TaskNode } from './work.js';

interface Row {
  index: number;
  report?: { id: string; number: number } | null;
  review?: { decision: string } | null;
  task: TaskNode | null;
  userErrors: UserError[];
}
interface BulkPayload {
  rows: Row[];
  userErrors: UserError[];
}

const rowFields = (own: string) =>
  `rows { index ${own} task { id status version } userErrors { code field message } }`;

describe('many reports and reviews at once', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    await establishLaw(w, defaultDuties());
  });
  let count = 0;

  /** A district with its three tasks. */
  const district = async () => {
    const code = `district-${(count += 1) + 500}`;
    await world.directory.create({ code, kind: 'DISTRICT', parent: 'city' });
    const unitId = world.unitId(code);
    const inspector = world.caller('INSPECTOR', 'city');
    const tasks = await eventually(async () => {
      const found = await tasksOf(inspector, { unitId });
      expect(found).toHaveLength(3);
      return found;
    });
    return { code, unitId, tasks, inspector, reporter: world.caller('REPORTER', code) };
  };

  const item = (taskId: string | undefined, more: Record<string, unknown> = {}) => ({
    taskId,
    result: 'COMPLIANT',
    narrative: 'Done.',
    ...more,
  });
  const submitAll = (caller: Caller, input: Record<string, unknown>): Promise<BulkPayload> =>
    caller.mutate('submitReports', input, rowFields('report { id number }'));
  const reviewAll = (caller: Caller, input: Record<string, unknown>): Promise<BulkPayload> =>
    caller.mutate('reviewReports', input, rowFields('review { decision }'));
  const reportCount = async (taskIds: string[]) =>
    (await world.database.query('select from report where task_id = any($1::uuid[])', [taskIds.map(rowIdOf)]))
      .length;

  it('submits what can be submitted, tells each row how it ended, and holds up none for another', async () => {
    const { unitId, tasks, reporter } = await district();
    const [a, b, c] = tasks.map(({ id }) => id);
    await act(world.caller('COMMITTEE', 'city'), 'cancelTask', { taskId: b, reason: 'Twice.' });
    const elsewhere = await taskOf(world.caller('INSPECTOR', 'city'), {
      unitId: world.unitId('district-2'),
      search: 'Answer complaints',
    });
    const { rows, userErrors } = await submitAll(reporter, {
      unitId,
      items: [
        item(c, { narrative: ' ' }),
        item(a, { figures: [{ name: 'n', value: 1 }] }),
        item(b),
        item(a),
        item(elsewhere.id),
        item(toGlobalId('Task', randomUUID())),
      ],
    });
    expect(userErrors).toEqual([]);
    expect(rows.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(rows[1]).toMatchObject({ report: { number: 1 }, task: { status: 'SUBMITTED' }, userErrors: [] });
    const told = rows.map(({ userErrors: [error] }) => [error?.code, error?.field?.join('.')]);
    expect(told).toEqual([
      ['REQUIRED', 'input.items.0.narrative'],
      [undefined, undefined],
      ['STATE', 'input.items.2.taskId'],
      ['DUPLICATE', 'input.items.3'],
      ['NOT_FOUND', 'input.items.4.taskId'],
      ['NOT_FOUND', 'input.items.5.taskId'],
    ]);
    expect(await reportCount(tasks.map(({ id }) => id))).toBe(1);
    expect(await world.eventTypes(rowIdOf(a ?? ''))).toEqual(['compliance.task.reported']);
  });

  it('refuses the task of another unit even of who reports for both', async () => {
    const { unitId, inspector } = await district();
    const manager = world.caller('UNIT_MANAGER', 'city');
    const [other] = await tasksOf(inspector, { unitId: world.unitId('district-1') });
    const { rows } = await submitAll(manager, { unitId, items: [item(other?.id)] });
    expect(rows[0]?.userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'items', '0', 'taskId'] },
    ]);
  });

  it('refuses as a whole what names no unit of the caller’s, no row, or too many', async () => {
    const { unitId, tasks, reporter } = await district();
    const items = [item(tasks[0]?.id)];
    const wrong: [Caller, Record<string, unknown>, string, string][] = [
      [reporter, { unitId: world.unitId('district-1'), items }, 'NOT_FOUND', 'unitId'],
      [reporter, { unitId: toGlobalId('Task', randomUUID()), items }, 'NOT_FOUND', 'unitId'],
      [world.caller('REPORTER', 'city'), { unitId, items }, 'NOT_ALLOWED', 'unitId'],
      [reporter, { unitId, items: [] }, 'REQUIRED', 'items'],
      [reporter, { unitId, items: Array.from({ length: 101 }, () => items[0]) }, 'TOO_MANY', 'items'],
    ];
    for (const [caller, input, code, field] of wrong) {
      const { rows, userErrors } = await submitAll(caller, input);
      expect(rows).toEqual([]);
      expect(userErrors).toMatchObject([{ code, field: ['input', field] }]);
    }
    expect(await reportCount(tasks.map(({ id }) => id))).toBe(0);
  });

  it('is done once under one key, as a whole and by row', async () => {
    const { unitId, tasks, reporter } = await district();
    const rowKey = randomUUID();
    const input = {
      clientMutationId: randomUUID(),
      unitId,
      items: [item(tasks[0]?.id, { clientMutationId: rowKey }), item(tasks[1]?.id, { narrative: '' })],
    };
    const first = await submitAll(reporter, input);
    const together = await Promise.all(Array.from({ length: 5 }, () => submitAll(reporter, input)));
    for (const answer of together) expect(answer).toEqual(first);
    const whole = await submitAll(reporter, { ...input, items: input.items.slice(0, 1) });
    expect(whole).toMatchObject({ rows: [], userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    const sameRow = item(tasks[0]?.id, { clientMutationId: rowKey });
    const again = await submitAll(reporter, { unitId, items: [sameRow] });
    expect(again.rows[0]?.report).toEqual(first.rows[0]?.report);
    const changed = { ...sameRow, narrative: 'Another.' };
    const reused = await submitAll(reporter, { unitId, items: [changed, item(tasks[2]?.id)] });
    expect(reused.rows[0]?.userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: ['input', 'items', '0', 'clientMutationId'] },
    ]);
    expect(reused.rows[1]?.report).toMatchObject({ number: 1 });
    expect(await reportCount([tasks[0]?.id ?? ''])).toBe(1);
    const { errors } = await reporter.send(
      'mutation ($input: SubmitReportsInput!) { submitReports(input: $input) { rows { index } } }',
      { input: { unitId, items: [{ ...sameRow, clientMutationId: '' }] } },
    );
    expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('lets commands over the same rows in opposite order both end', async () => {
    const { unitId, tasks, reporter } = await district();
    const items = tasks.map(({ id }) => item(id));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        submitAll(reporter, { unitId, items: n % 2 === 0 ? items : [...items].reverse() }),
      ),
    );
    expect(answers.flatMap(({ rows }) => rows.flatMap(({ userErrors }) => userErrors))).toEqual([]);
    expect(await reportCount(tasks.map(({ id }) => id))).toBe(24);
  });

  it('reviews what can be reviewed and tells each row how it ended', async () => {
    const { tasks, inspector, reporter } = await district();
    const [a, b] = await Promise.all(tasks.slice(0, 2).map(({ id }) => submit(reporter, id)));
    const input = {
      clientMutationId: randomUUID(),
      items: [
        { reportId: a?.report?.id, decision: 'ACCEPT', result: 'COMPLIANT' },
        { reportId: b?.report?.id, decision: 'RETURN' },
        { reportId: toGlobalId('Report', randomUUID()), decision: 'RETURN', comment: 'x' },
      ],
    };
    const { rows } = await reviewAll(inspector, input);
    expect(rows[0]).toMatchObject({ review: { decision: 'ACCEPT' }, task: { status: 'ACCEPTED' } });
    expect(rows.map(({ userErrors: [error] }) => [error?.code, error?.field?.at(-1)])).toEqual([
      [undefined, undefined],
      ['REQUIRED', 'comment'],
      ['NOT_FOUND', 'reportId'],
    ]);
    expect(await reviewAll(inspector, input)).toMatchObject({
      rows: [{ review: { decision: 'ACCEPT' } }, {}, {}],
    });
    expect(
      await world.database.query('select from review where task_id = $1', [rowIdOf(tasks[0]?.id ?? '')]),
    ).toHaveLength(1);
  });
});
