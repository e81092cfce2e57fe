import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { createClient } from 'graphql-ws';
import { ReminderSweep } from '../src/reminders/reminder-sweep.service.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, establishLaw } from './law.js';
import { appoint, endAppointment } from './posts.js';
import { accept, act, giveBack, submit, taskOf, type TaskNode } from './work.js';

interface NoticeNode {
  id: string;
  kind: string;
  level: number;
  text: string;
  readAt: string | null;
  task: { id: string } | null;
}

const inboxQuery = `query ($filter: InboxFilter) { unreadNotices
  inbox(first: 200, filter: $filter) { totalCount nodes { id kind level text readAt task { id } } } }`;

/** Noon in Tehran, some days from a Gregorian date. */
const noon = (date: string, days = 0) => {
  const at = new Date(`${date}T08:30:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at;
};

describe('reminding', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    await establishLaw(w);
  });
  let count = 10;

  const inbox = (caller: Caller, filter: Record<string, unknown> = {}) =>
    caller.ask<{ unreadNotices: number; inbox: { totalCount: number; nodes: NoticeNode[] } }>(inboxQuery, {
      filter,
    });

  const told = async (caller: Caller) =>
    (await inbox(caller)).inbox.nodes.map(({ kind, level }) => [kind, level]);

  const sweep = (at: Date) =>
    world.app
      .get(ReminderSweep, { strict: false })
      .sweep({ now: () => at, signal: AbortSignal.timeout(60_000) });

  /** A district of the test's own under a deputy's office, with its one task. */
  const district = async (): Promise<{ code: string; above: string; task: TaskNode }> => {
    const above = `deputy-${(count += 1)}`;
    const code = `district-${count}`;
    await world.directory.create({ code: above, kind: 'DEPUTY', parent: 'city' });
    await world.directory.create({ code, kind: 'DISTRICT', parent: above });
    const viewer = world.caller('VIEWER', code);
    const task = await eventually(() => taskOf(viewer, { unitId: world.unitId(code) }));
    return { code, above, task };
  };

  const head = async (unit: string, role = 'UNIT_MANAGER'): Promise<Caller> => {
    const caller = world.caller(role, unit);
    await appoint(world, { personId: caller.id, unit, kind: 'HEAD' });
    return caller;
  };

  it('tells the head of the unit as the due date comes near, passes and is long past, each step once', async () => {
    const { code, above, task } = await district();
    const [own, higher] = [await head(code), await head(above)];
    for (const days of [-20, -14, -14, -10, -7, -1, 0, 1, 1, 7, 8, 40, 41])
      await sweep(noon(task.dueOn, days));
    expect(await told(own)).toEqual([
      ['OVERDUE', 0],
      ['DUE_SOON', 0],
      ['DUE_SOON', 0],
      ['DUE_SOON', 0],
    ]);
    expect(await told(higher)).toEqual([
      ['OVERDUE', 1],
      ['OVERDUE', 1],
    ]);
    const { inbox: page } = await inbox(own);
    expect(page.nodes[0]).toMatchObject({ text: 'Overdue', readAt: null, task: { id: task.id } });
  });

  it('skips the steps that nobody looked at in time', async () => {
    const { code, above, task } = await district();
    const [own, higher] = [await head(code), await head(above)];
    await sweep(noon(task.dueOn, 10));
    expect(await told(own)).toEqual([]);
    expect(await told(higher)).toEqual([['OVERDUE', 1]]);
  });

  it('goes to whoever stands in, and up the tree where nobody holds the post', async () => {
    const { code, above, task } = await district();
    const former = world.caller('UNIT_MANAGER', code);
    const appointment = await appoint(world, { personId: former.id, unit: code, kind: 'HEAD' });
    await endAppointment(world, appointment, task.dueOn);
    const higher = await head(above);
    await sweep(noon(task.dueOn, -7));
    await sweep(noon(task.dueOn, 1));
    expect(await told(former)).toEqual([['DUE_SOON', 0]]);
    expect(await told(higher)).toEqual([['OVERDUE', 0]]);
    const substitute = world.caller('UNIT_MANAGER', code);
    await appoint(world, { personId: substitute.id, unit: code, kind: 'HEAD', acting: true });
    await sweep(noon(task.dueOn, 1));
    expect(await told(substitute)).toEqual([]);
  });

  it('follows appointments: who is told next is who holds the post by then', async () => {
    const { code, above, task } = await district();
    const [first, higher] = [await head(code), world.caller('UNIT_MANAGER', above)];
    await sweep(noon(task.dueOn, 1));
    await appoint(world, { personId: higher.id, unit: above, kind: 'HEAD', acting: true });
    await sweep(noon(task.dueOn, 7));
    expect(await told(first)).toEqual([['OVERDUE', 0]]);
    expect(await told(higher)).toEqual([['OVERDUE', 1]]);
  });

  it('tells whoever is in charge of a task first, and the head of the unit after them', async () => {
    const { code, task } = await district();
    const own = await head(code);
    const expert = world.caller('REPORTER', code);
    await appoint(world, { personId: expert.id, unit: code, kind: 'EXPERT' });
    const charge = { taskId: task.id, personId: toGlobalId('Person', expert.id) };
    const { userErrors } = await own.mutate<{ userErrors: unknown[] }>('assignTask', charge, 'task { id }');
    expect(userErrors).toEqual([]);
    for (const days of [1, 7]) await sweep(noon(task.dueOn, days));
    expect(await told(expert)).toEqual([['OVERDUE', 0]]);
    expect(await told(own)).toEqual([['OVERDUE', 1]]);
  });

  it('says nothing more of a task that is cancelled, and begins anew with one that is reopened', async () => {
    const [gone, kept] = [await district(), await district()];
    const [ofGone, ofKept] = [await head(gone.code), await head(kept.code)];
    const committee = world.caller('COMMITTEE', 'city');
    await act(committee, 'cancelTask', { taskId: gone.task.id, reason: 'No longer asked for.' });
    await sweep(noon(kept.task.dueOn, 1));
    expect(await told(ofGone)).toEqual([]);
    expect(await told(ofKept)).toEqual([['OVERDUE', 0]]);

    const { report } = await submit(world.caller('REPORTER', kept.code), kept.task.id);
    await accept(world.caller('INSPECTOR', 'city'), report?.id ?? '');
    await sweep(noon(kept.task.dueOn, 7));
    expect(await told(ofKept)).toEqual([['OVERDUE', 0]]);
    await act(committee, 'reopenTask', { taskId: kept.task.id, reason: 'The annex was forged.' });
    for (const days of [2, 3]) await sweep(noon(kept.task.dueOn, days));
    expect(await told(ofKept)).toEqual([
      ['OVERDUE', 0],
      ['OVERDUE', 0],
    ]);
  });

  it('raises a notice once, however many replicas look at the same time', async () => {
    const { code, task } = await district();
    const own = await head(code);
    await Promise.all(Array.from({ length: 8 }, () => sweep(noon(task.dueOn, 1))));
    expect(await told(own)).toEqual([['OVERDUE', 0]]);
    const events = await world.database.query<{ rows: { taskId: string; recipientId: string }[] }>(
      `select payload -> 'rows' as rows from event where type = 'compliance.notice.raised'`,
    );
    const raised = events.flatMap(({ rows }) => rows).filter(({ recipientId }) => recipientId === own.id);
    expect(raised).toHaveLength(1);
  });

  it('tells the inspectors nearby at once of a report, and the unit of its return, and nobody once it is over', async () => {
    const { code, above, task } = await district();
    const own = await head(code);
    const office = `${code}-inspection`;
    await world.directory.create({ code: office, kind: 'UNIT', parent: above, tags: ['inspection'] });
    await world.unitsArrived();
    const inspector = world.caller('INSPECTOR', 'city');
    await appoint(world, { personId: inspector.id, unit: office, kind: 'INSPECTOR' });
    const first = await submit(own, task.id);
    expect(await told(inspector)).toEqual([['AWAITING_REVIEW', 0]]);
    await giveBack(inspector, first.report?.id ?? '');
    expect(await told(own)).toEqual([['RETURNED', 0]]);
    const second = await submit(own, task.id);
    await accept(inspector, second.report?.id ?? '');
    expect(await told(inspector)).toHaveLength(2);
    await sweep(noon(task.dueOn, 1));
    expect(await told(own)).toEqual([['RETURNED', 0]]);
  });

  it('shows everybody their own notices alone, and of a task nothing to those who may not see it', async () => {
    const { code, task } = await district();
    const outsider = world.caller('VIEWER', 'elsewhere');
    await appoint(world, { personId: outsider.id, unit: code, kind: 'HEAD' });
    await sweep(noon(task.dueOn, 1));
    const { inbox: page } = await inbox(outsider);
    expect(page.nodes).toMatchObject([{ kind: 'OVERDUE', task: null }]);
    const other = world.caller('COMMITTEE', 'city');
    expect((await inbox(other)).inbox.totalCount).toBe(0);
    const { data } = await other.send<{ _entities: unknown[] }>(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Notice { id } } }`,
      { r: [{ __typename: 'Notice', id: page.nodes[0]?.id }] },
    );
    expect(data?._entities).toEqual([null]);
  });

  it('marks notices as read, some or all, once; what belongs to others looks missing', async () => {
    const { code, task } = await district();
    const own = await head(code);
    for (const days of [-14, -7, 1]) await sweep(noon(task.dueOn, days));
    const [newest] = (await inbox(own, { kind: ['OVERDUE'] })).inbox.nodes;
    const mark = (caller: Caller, input: Record<string, unknown>) =>
      caller.mutate<{
        marked: number;
        unreadNotices: number;
        userErrors: { code: string; field: string[] }[];
      }>('markNoticesRead', input, 'marked unreadNotices');
    const key = { clientMutationId: randomUUID(), noticeIds: [newest?.id] };
    expect(await mark(own, key)).toMatchObject({ marked: 1, unreadNotices: 2 });
    expect(await mark(own, key)).toMatchObject({ marked: 1, unreadNotices: 2 });
    expect((await inbox(own, { unreadOnly: true })).inbox.totalCount).toBe(2);
    const foreign = await mark(world.caller('VIEWER', 'city'), { noticeIds: [newest?.id] });
    expect(foreign.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'noticeIds', '0'] }]);
    expect(await mark(own, {})).toMatchObject({ marked: 2, unreadNotices: 0 });
  });

  it('pushes a notice to its recipient alone', async () => {
    const { code, task } = await district();
    const own = await head(code);
    const subscribe = (caller: Caller) => {
      const client = createClient({
        url: `${world.url.replace('http', 'ws')}/graphql`,
        retryAttempts: 0,
        connectionParams: async () => ({ authorization: `Bearer ${await caller.token()}` }),
      });
      const received: unknown[] = [];
      const sink = {
        next: (value: unknown) => void received.push(value),
        error: () => {},
        complete: () => {},
      };
      client.subscribe({ query: 'subscription { noticeAdded { kind task { id } } }' }, sink);
      return { client, received };
    };
    const mine = subscribe(own);
    const foreign = subscribe(world.caller('COMMITTEE', 'city'));
    let days = -14;
    await eventually(async () => {
      await sweep(noon(task.dueOn, days));
      days = days === -14 ? -7 : 1;
      expect(mine.received).toContainEqual({
        data: { noticeAdded: { kind: expect.any(String), task: { id: task.id } } },
      });
    });
    expect(foreign.received).toEqual([]);
    await Promise.all([mine.client.dispose(), foreign.client.dispose()]);
  });
});
