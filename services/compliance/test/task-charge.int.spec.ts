import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { tehranDate, toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { standing } from './hands.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, establishLaw, type UserError } from './law.js';
import { appoint, endAppointment } from './posts.js';
import { act, districtMaker, rowIdOf, submit, taskOf, tasksOf } from './work.js';

interface ChargeTask {
  id: string;
  version: number;
  responsible: { id: string } | null;
}
interface ChargePayload {
  task: ChargeTask | null;
  userErrors: UserError[];
}

const fields = 'id version responsible { id }';
const today = () => tehranDate(new Date());
const person = (id: string) => toGlobalId('Person', id);

describe('who is in charge of a task', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    await establishLaw(w);
  });
  const district = districtMaker(world, 1_200);
  const expert = async (unit: string) => {
    const personId = randomUUID();
    const appointment = await appoint(world, { personId, unit, kind: 'EXPERT' });
    return { personId, appointment };
  };
  const assign = (caller: Caller, input: Record<string, unknown>): Promise<ChargePayload> =>
    caller.mutate('assignTask', input, `task { ${fields} }`);

  it('is a person with a post in the unit or below it, shown, told, kept in the history and found', async () => {
    const { task, code, inspector } = await district();
    const office = `${code}-office`;
    await world.directory.create({ code: office, kind: 'UNIT', parent: code });
    await world.unitsArrived();
    const { personId } = await expert(office);
    const manager = world.caller('UNIT_MANAGER', code);
    const given = { taskId: task.id, personId: person(personId), expectedVersion: 1 };
    expect(await assign(manager, given)).toEqual({
      task: { id: task.id, version: 2, responsible: { id: person(personId) } },
      userErrors: [],
    });
    const again = await assign(manager, { ...given, expectedVersion: 2 });
    expect(again).toMatchObject({ task: { version: 2 }, userErrors: [] });
    const [event] = await world.database.query<{ type: string; payload: unknown; actor: unknown }>(
      'select type, payload, actor from event where aggregate_id = $1',
      [rowIdOf(task.id)],
    );
    expect(event).toMatchObject({
      type: 'compliance.task.entrusted',
      payload: { responsibleId: personId, task: { id: rowIdOf(task.id), version: 2, status: 'TO_DO' } },
      actor: { id: manager.id, role: 'UNIT_MANAGER' },
    });
    expect(await tasksOf(inspector, { responsibleId: person(personId) })).toMatchObject([{ id: task.id }]);
    expect(await tasksOf(inspector, { inMyCharge: true })).toEqual([]);
    expect(await tasksOf(inspector, { inMyCharge: false, unitId: world.unitId(code) })).toHaveLength(1);
    const cleared = await assign(world.caller('COMMITTEE', 'city'), { taskId: task.id });
    expect(cleared.task).toMatchObject({ version: 3, responsible: null });
    const { task: seen } = await inspector.ask<{ task: { history: unknown[] } }>(
      'query ($id: ID!) { task(id: $id) { history { type actor { id } capacity { role } responsible { id } fromStatus toStatus } } }',
      { id: task.id },
    );
    expect(seen.history.slice(1)).toMatchObject([
      {
        ...{ type: 'TASK_ENTRUSTED', actor: { id: person(manager.id) }, capacity: { role: 'UNIT_MANAGER' } },
        ...{ responsible: { id: person(personId) }, fromStatus: 'TO_DO', toStatus: 'TO_DO' },
      },
      { type: 'TASK_ENTRUSTED', capacity: { role: 'COMMITTEE' }, responsible: null },
    ]);
  });

  it('gives no right: whoever is in charge sees and does what their grants allow', async () => {
    const { task, code, reporter } = await district();
    await appoint(world, { personId: reporter.id, unit: code, kind: 'EXPERT' });
    await assign(world.caller('UNIT_MANAGER', code), { taskId: task.id, personId: person(reporter.id) });
    expect(await tasksOf(reporter, { inMyCharge: true })).toMatchObject([{ id: task.id }]);
    const { personId } = await expert(code);
    await assign(world.caller('UNIT_MANAGER', code), { taskId: task.id, personId: person(personId) });
    expect(await tasksOf(reporter, { inMyCharge: true })).toEqual([]);
    expect((await act(reporter, 'startTask', { taskId: task.id })).userErrors).toEqual([]);
  });

  it('is refused with the field that is wrong, and nothing changes', async () => {
    const { task, code } = await district();
    const over = await district();
    await act(world.caller('COMMITTEE', 'city'), 'cancelTask', { taskId: over.task.id, reason: 'Repealed.' });
    const [near, above, ended] = [await expert(code), await expert('city'), await expert(code)];
    await endAppointment(world, ended.appointment, today());
    const manager = world.caller('UNIT_MANAGER', code);
    const committee = world.caller('COMMITTEE', 'city');
    const id = person(near.personId);
    const wrong: [Caller, Record<string, unknown>, string, string][] = [
      [manager, { personId: person(randomUUID()) }, 'INVALID', 'personId'],
      [manager, { personId: person(above.personId) }, 'INVALID', 'personId'],
      [manager, { personId: person(ended.personId) }, 'INVALID', 'personId'],
      [manager, { personId: 'x' }, 'NOT_FOUND', 'personId'],
      [manager, { personId: id, expectedVersion: 7 }, 'CONFLICT', 'expectedVersion'],
      [manager, { personId: id, taskId: toGlobalId('Task', randomUUID()) }, 'NOT_FOUND', 'taskId'],
      [world.caller('UNIT_MANAGER', 'district-2'), { personId: id }, 'NOT_FOUND', 'taskId'],
      [committee, { taskId: over.task.id, personId: id }, 'STATE', 'taskId'],
    ];
    const before = await standing(world);
    for (const [caller, input, error, field] of wrong) {
      const { task: changed, userErrors } = await assign(caller, { taskId: task.id, ...input });
      expect([changed, userErrors]).toMatchObject([null, [{ code: error, field: ['input', field] }]]);
    }
    expect(await standing(world)).toEqual(before);
  });

  it('of many tasks at once: each row by itself, once under one key', async () => {
    const { task, code } = await district();
    const { personId } = await expert(code);
    const manager = world.caller('UNIT_MANAGER', code);
    const row = { taskId: task.id, personId: person(personId) };
    const unknown = { ...row, taskId: toGlobalId('Task', randomUUID()) };
    const input = { clientMutationId: randomUUID(), items: [unknown, row, row] };
    const rows = `rows { index task { ${fields} } userErrors { code field message } }`;
    interface Rows {
      rows: (ChargePayload & { index: number })[];
      userErrors: UserError[];
    }
    const first = await manager.mutate<Rows>('assignTasks', input, rows);
    expect(first.rows.map(({ userErrors: [error] }) => [error?.code, error?.field?.join('.')])).toEqual([
      ['NOT_FOUND', 'input.items.0.taskId'],
      [undefined, undefined],
      ['DUPLICATE', 'input.items.2'],
    ]);
    expect(first.rows[1]?.task).toMatchObject({ version: 2, responsible: { id: person(personId) } });
    expect(await manager.mutate('assignTasks', input, rows)).toEqual(first);
    expect(await world.eventTypes(rowIdOf(task.id))).toEqual(['compliance.task.entrusted']);
    const none = await manager.mutate<Rows>('assignTasks', { items: [] }, rows);
    expect(none.userErrors).toMatchObject([{ code: 'REQUIRED', field: ['input', 'items'] }]);
  });

  it('is nobody any more where another unit goes on with the task, and its history comes in pages', async () => {
    const { task, code, inspector, reporter } = await district();
    const { personId } = await expert(code);
    await assign(world.caller('UNIT_MANAGER', code), { taskId: task.id, personId: person(personId) });
    await submit(reporter, task.id);
    const heir = await district();
    await world.directory.close(code, today(), [heir.code]);
    await eventually(async () => {
      const inherited = await tasksOf(inspector, { unitId: world.unitId(heir.code), status: ['SUBMITTED'] });
      expect(inherited).toMatchObject([{ id: task.id }]);
    });
    expect(await tasksOf(inspector, { responsibleId: person(personId) })).toEqual([]);
    const page = async (first: number, after: string | null) => {
      const { task: found } = await inspector.ask<{
        task: {
          steps: {
            nodes: { type: string; cause: string | null; assignmentCause: { kind: string } | null }[];
            pageInfo: { endCursor: string | null; hasNextPage: boolean };
            totalCount: number;
          };
        };
      }>(
        `query ($id: ID!, $first: Int!, $after: String) { task(id: $id) { steps(first: $first, after: $after) {
           nodes { type cause(lang: EN) assignmentCause { kind } } pageInfo { endCursor hasNextPage } totalCount } } }`,
        { id: task.id, first, after },
      );
      return found.steps;
    };
    const start = await page(3, null);
    const rest = await page(3, start.pageInfo.endCursor);
    expect([start.totalCount, start.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([
      4,
      true,
      false,
    ]);
    expect([...start.nodes, ...rest.nodes].map(({ type }) => type)).toEqual([
      ...['TASK_OPENED', 'TASK_ENTRUSTED', 'REPORT_SUBMITTED', 'TASK_INHERITED'],
    ]);
    expect(rest.nodes[0]).toMatchObject({
      ...{ cause: `The unit "Unit ${code}" was closed`, assignmentCause: { kind: 'UNIT_CLOSED' } },
    });
    expect(await taskOf(inspector, { unitId: world.unitId(heir.code), status: ['CANCELLED'] })).toBeDefined();
  });
});
