import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { useWorld, type Caller } from './harness.js';
import { createUnits, establishLaw, type UserError } from './law.js';
import { subscribe } from './subscriptions.js';
import { act, districtMaker, rowIdOf, taskOf } from './work.js';

interface CommentNode {
  id: string;
  body: string | null;
  retractedAt: string | null;
  author: { id: string } | null;
}
interface CommentPayload {
  comment: CommentNode | null;
  task: { version: number } | null;
  userErrors: UserError[];
}

const fields = 'id body retractedAt writtenAt author { id } capacity { role unit { id } }';

describe('comments on tasks', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    await establishLaw(w);
  });
  const district = districtMaker(world, 900);

  const add = (caller: Caller, taskId: string, more: Record<string, unknown> = {}): Promise<CommentPayload> =>
    caller.mutate(
      'addComment',
      { taskId, body: 'Which annex?', ...more },
      `comment { ${fields} } task { version }`,
    );
  const retract = (caller: Caller, id: string | undefined): Promise<CommentPayload> =>
    caller.mutate('retractComment', { commentId: id }, `comment { ${fields} } task { version }`);
  const page = async (caller: Caller, id: string, first = 50, after: string | null = null) => {
    const { task } = await caller.ask<{
      task: {
        can: { comment: boolean };
        comments: { nodes: CommentNode[]; totalCount: number; pageInfo: { endCursor: string } };
      };
    }>(
      `query ($id: ID!, $first: Int!, $after: String) { task(id: $id) { can { comment }
         comments(first: $first, after: $after) { nodes { ${fields} } totalCount pageInfo { endCursor } } } }`,
      { id, first, after },
    );
    return task;
  };

  it('are read in order by whoever reads the reports, in pages, and raise no version of the task', async () => {
    const { task, code, inspector, reporter } = await district();
    const asked = await add(inspector, task.id);
    expect(asked).toMatchObject({
      comment: {
        body: 'Which annex?',
        author: { id: toGlobalId('Person', inspector.id) },
        capacity: { role: 'INSPECTOR', unit: { id: world.unitId('city') } },
      },
      task: { version: 1 },
      userErrors: [],
    });
    await add(reporter, task.id, { body: ' The second. ' });
    const { comments, can } = await page(world.caller('VIEWER', code), task.id);
    expect(comments.nodes.map(({ body }) => body)).toEqual(['Which annex?', 'The second.']);
    expect([comments.totalCount, can.comment]).toEqual([2, false]);
    const first = await page(reporter, task.id, 1);
    const second = await page(reporter, task.id, 1, first.comments.pageInfo.endCursor);
    expect([...first.comments.nodes, ...second.comments.nodes].map(({ body }) => body)).toEqual([
      'Which annex?',
      'The second.',
    ]);
    expect(second.can.comment).toBe(true);
    const started = await act(reporter, 'startTask', { taskId: task.id, expectedVersion: 1 });
    expect(started.userErrors).toEqual([]);
  });

  it('are taken back by their author alone, once, and leave that there was one', async () => {
    const { task, inspector, reporter } = await district();
    const { comment } = await add(reporter, task.id);
    expect((await retract(inspector, comment?.id)).userErrors).toMatchObject([
      { code: 'NOT_ALLOWED', field: ['input', 'commentId'] },
    ]);
    const taken = await retract(reporter, comment?.id);
    expect(taken.comment).toMatchObject({ id: comment?.id, body: null, author: { id: comment?.author?.id } });
    expect(taken.comment?.retractedAt).not.toBeNull();
    expect((await retract(reporter, comment?.id)).userErrors).toMatchObject([{ code: 'STATE' }]);
    expect((await page(inspector, task.id)).comments.nodes).toMatchObject([{ body: null }]);
    expect(await world.eventTypes(rowIdOf(comment?.id ?? ''))).toEqual([
      'compliance.comment.added',
      'compliance.comment.retracted',
    ]);
    const [event] = await world.database.query<{ payload: unknown; unit_path: string; actor: unknown }>(
      'select payload, unit_path, actor from event where aggregate_id = $1 order by id limit 1',
      [rowIdOf(comment?.id ?? '')],
    );
    expect(event?.payload).toEqual({
      comment: {
        id: rowIdOf(comment?.id ?? ''),
        taskId: rowIdOf(task.id),
        unitId: rowIdOf(task.unit.id),
        provisionId: expect.any(String),
        authorId: reporter.id,
      },
    });
    expect(event?.actor).toMatchObject({ id: reporter.id, role: 'REPORTER' });
  });

  it('are refused with a text that cannot be, on hidden tasks, and once under one key', async () => {
    const { task, reporter } = await district();
    const wrong: [Caller, Record<string, unknown>, string, string][] = [
      [reporter, { body: ' \u200c' }, 'REQUIRED', 'body'],
      [reporter, { body: 'x'.repeat(5_001) }, 'INVALID', 'body'],
      [reporter, { body: 'a\u0000b' }, 'INVALID', 'body'],
      [reporter, { taskId: toGlobalId('Task', randomUUID()) }, 'NOT_FOUND', 'taskId'],
      [world.caller('REPORTER', 'district-1'), {}, 'NOT_FOUND', 'taskId'],
      [world.caller('REPORTER', 'city'), {}, 'NOT_ALLOWED', 'taskId'],
    ];
    for (const [caller, input, code, field] of wrong) {
      const { userErrors } = await add(caller, task.id, input);
      expect(userErrors).toMatchObject([{ code, field: ['input', field] }]);
    }
    const unknown = await retract(reporter, toGlobalId('Comment', randomUUID()));
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'commentId'] }]);
    const clientMutationId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => add(reporter, task.id, { clientMutationId })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const reused = await add(reporter, task.id, { clientMutationId, body: 'Another.' });
    expect(reused.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    expect((await page(reporter, task.id)).comments.totalCount).toBe(1);
  });

  it('can be written on a task that has ended, and never changed by the role that the service runs as', async () => {
    const { task, inspector } = await district();
    await act(world.caller('COMMITTEE', 'city'), 'cancelTask', { taskId: task.id, reason: 'Repealed.' });
    expect((await add(inspector, task.id)).userErrors).toEqual([]);
    expect(await taskOf(inspector, { unitId: task.unit.id })).toMatchObject({ status: 'CANCELLED' });
    const [right] = await world.database.query(
      `select has_table_privilege('compliance_run', 'comment', 'update') as changes,
         has_table_privilege('compliance_run', 'comment_retraction', 'delete') as undoes`,
    );
    expect(right).toEqual({ changes: false, undoes: false });
  });

  it('are pushed as they are written and taken back, to whoever reads the reports and to nobody else', async () => {
    const { task, code, inspector, reporter } = await district();
    const neighbour = await district();
    const listen = (caller: Caller, taskId = task.id) =>
      subscribe<CommentNode>(
        world,
        caller,
        'commentChanged',
        `subscription ($taskId: ID!) { commentChanged(taskId: $taskId) { ${fields} task { version } } }`,
        { taskId },
      );
    const allowed = listen(inspector);
    const others = [
      listen(world.caller('REPORTER', neighbour.code)),
      listen(world.caller('INSPECTOR', 'elsewhere')),
      listen(inspector, neighbour.task.id),
      listen(inspector, 'x'),
    ];
    const withoutRight = [listen(world.caller('SERVICE', code)), listen(world.caller('ADMIN', 'city'))];
    await eventually(async () => {
      await add(reporter, task.id, { body: 'Is anybody there?' });
      expect(allowed.received.length).toBeGreaterThan(0);
    });
    expect(allowed.received[0]).toMatchObject({
      ...{ body: 'Is anybody there?', retractedAt: null, task: { version: 1 } },
      ...{ author: { id: toGlobalId('Person', reporter.id) }, capacity: { role: 'REPORTER' } },
    });
    const { comment } = await add(reporter, task.id, { body: 'Mistaken.' });
    await retract(reporter, comment?.id);
    await eventually(() => expect(allowed.received.at(-1)).toMatchObject({ id: comment?.id, body: null }));
    await add(neighbour.reporter, neighbour.task.id, { body: 'Next door.' });
    await eventually(() => expect(others[2]?.received).toMatchObject([{ body: 'Next door.' }]));
    expect(others.map(({ received }) => received.length)).toEqual([0, 0, 1, 0]);
    for (const { received, failures } of withoutRight) {
      await eventually(() => expect(JSON.stringify(failures)).toContain('FORBIDDEN'));
      expect(received).toEqual([]);
    }
    for (const { stop } of [allowed, ...others, ...withoutRight]) await stop();
  });

  it('stop being pushed once the unit has left the scope of whoever listens', async () => {
    const { task, code, inspector, reporter } = await district();
    const listener = subscribe<CommentNode>(
      world,
      world.caller('VIEWER', 'city'),
      'commentChanged',
      `subscription ($taskId: ID!) { commentChanged(taskId: $taskId) { ${fields} } }`,
      { taskId: task.id },
    );
    await eventually(async () => {
      await add(inspector, task.id);
      expect(listener.received.length).toBeGreaterThan(0);
    });
    await world.directory.move(code, 'elsewhere');
    await world.unitsArrived();
    const before = listener.received.length;
    const stayed = subscribe<CommentNode>(
      world,
      reporter,
      'commentChanged',
      `subscription ($taskId: ID!) { commentChanged(taskId: $taskId) { ${fields} } }`,
      { taskId: task.id },
    );
    await eventually(async () => {
      await add(reporter, task.id);
      expect(stayed.received.length).toBeGreaterThan(0);
    });
    expect(listener.received).toHaveLength(before);
    for (const { stop } of [listener, stayed]) await stop();
  });
});
