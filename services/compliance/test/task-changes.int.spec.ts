import { describe, expect, it } from '@jest/globals';
import { eventually } from '@rasad/testing';
import { createClient } from 'graphql-ws';
import { useWorld, type Caller } from './harness.js';
import { createUnits, establishLaw } from './law.js';
import { subscribe } from './subscriptions.js';
import { accept, act, submit, taskOf } from './work.js';

interface Pushed {
  id: string;
  status: string;
  version: number;
  reports: { number: number }[];
}

describe('subscribing to tasks', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    await establishLaw(w);
  });

  /** What a caller is pushed under a filter, and how to stop it. */
  const listen = (caller: Caller, filter: Record<string, unknown> = {}) =>
    subscribe<Pushed>(
      world,
      caller,
      'taskChanged',
      `subscription ($filter: TaskFilter) {
         taskChanged(filter: $filter) { id status version reports { number } } }`,
      { filter },
    );

  it('pushes each change to those who see the task and whose filter it matches, fields as fresh as the task', async () => {
    const reporter = world.caller('REPORTER', 'district-1');
    const inspector = world.caller('INSPECTOR', 'city');
    const { id } = await taskOf(reporter, { unitId: world.unitId('district-1') });
    const all = listen(inspector);
    const submitted = listen(inspector, { status: ['SUBMITTED'] });
    const neighbour = listen(world.caller('VIEWER', 'district-2'));
    await eventually(async () => {
      await act(reporter, 'startTask', { taskId: id });
      expect(all.received.length).toBeGreaterThan(0);
    });
    const { report } = await submit(reporter, id);
    await eventually(() => expect(submitted.received).toHaveLength(1));
    await accept(inspector, report?.id ?? '');
    await eventually(() => expect(all.received.at(-1)).toMatchObject({ id, status: 'ACCEPTED' }));
    expect(submitted.received).toMatchObject([
      { id, status: 'SUBMITTED', version: 3, reports: [{ number: 1 }] },
    ]);
    expect(neighbour.received).toEqual([]);
    expect([...all.failures, ...submitted.failures, ...neighbour.failures]).toEqual([]);
    for (const subscription of [all, submitted, neighbour]) await subscription.stop();
  });

  it('stops showing a task that left the caller’s scope', async () => {
    const manager = world.caller('UNIT_MANAGER', 'district-2');
    const viewer = listen(world.caller('VIEWER', 'city'));
    const { id } = await taskOf(manager, { unitId: world.unitId('district-2') });
    await eventually(async () => {
      await submit(manager, id);
      expect(viewer.received.length).toBeGreaterThan(0);
    });
    await world.directory.move('district-2', 'elsewhere');
    await world.unitsArrived();
    const receiver = listen(world.caller('VIEWER', 'elsewhere'));
    const before = viewer.received.length;
    await eventually(async () => {
      await submit(manager, id);
      expect(receiver.received.length).toBeGreaterThan(0);
    });
    expect(viewer.received).toHaveLength(before);
    for (const subscription of [viewer, receiver]) await subscription.stop();
  });

  it('pushes tasks that open and close as the organisation changes', async () => {
    const committee = listen(world.caller('COMMITTEE', 'city'), { search: 'district-9' });
    await world.directory.create({
      code: 'district-9',
      kind: 'DISTRICT',
      parent: 'city',
    });
    await eventually(() => expect(committee.received).toMatchObject([{ status: 'TO_DO' }]));
    await world.directory.retag('district-9', ['exempt']);
    await eventually(() => expect(committee.received.at(-1)).toMatchObject({ status: 'CANCELLED' }));
    await committee.stop();
  });

  it('takes no connection without a principal token and no subscription without a grant', async () => {
    const closed = await new Promise<unknown>((resolve) => {
      createClient({
        url: `${world.url.replace('http', 'ws')}/graphql`,
        lazy: false,
        retryAttempts: 0,
        connectionParams: { authorization: 'Bearer nothing' },
        onNonLazyError: resolve,
      });
    });
    expect(closed).toMatchObject({ code: 4403 });
    const { failures, stop } = listen(world.caller('ADMIN', 'city'));
    await eventually(() => expect(JSON.stringify(failures)).toContain('FORBIDDEN'));
    await stop();
  });
});
