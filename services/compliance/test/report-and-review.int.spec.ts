import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { useWorld } from './harness.js';
import { createUnits, establishLaw } from './law.js';
import { accept, act, giveBack, submit, taskOf, type TaskNode } from './work.js';

describe('a task from its opening to its end', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    await establishLaw(w);
  });

  it('is started, reported, returned, corrected, accepted and reopened, each step with its event', async () => {
    const reporter = world.caller('REPORTER', 'district-1');
    const inspector = world.caller('INSPECTOR', 'city');
    const { id } = await taskOf(reporter, { unitId: world.unitId('district-1') });

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

    const { task } = await reporter.ask<{
      task: TaskNode & { history: { type: string; toStatus: string }[] };
    }>(
      `query ($id: ID!) { task(id: $id) { history { type at actorRole fromStatus toStatus result note } } }`,
      { id },
    );
    expect(task.history.map(({ type }) => type)).toEqual([
      'TASK_OPENED',
      'TASK_STARTED',
      'REPORT_SUBMITTED',
      'REPORT_RETURNED',
      'REPORT_SUBMITTED',
      'REPORT_ACCEPTED',
      'TASK_REOPENED',
    ]);
    const rowId = Buffer.from(id, 'base64url').toString().slice('Task:'.length);
    expect(await world.eventTypes(rowId)).toEqual([
      'compliance.task.started',
      'compliance.task.reported',
      'compliance.task.returned',
      'compliance.task.reported',
      'compliance.task.accepted',
      'compliance.task.reopened',
    ]);
  });
});
