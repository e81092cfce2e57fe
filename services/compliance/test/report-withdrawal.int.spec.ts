import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { useWorld, type Caller } from './harness.js';
import { createUnits, establishLaw } from './law.js';
import {
  accept,
  act,
  districtMaker,
  giveBack,
  rowIdOf,
  submit,
  taskOf,
  withdraw,
  type SubmitPayload,
} from './work.js';

describe('taking reports back', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    await establishLaw(w);
  });
  const district = districtMaker(world, 300);

  interface Told {
    reports: { number: number; withdrawal: { reason: string | null; withdrawer: { id: string } } | null }[];
    history: {
      type: string;
      fromStatus: string;
      toStatus: string;
      reportNumber: number | null;
      note: string | null;
    }[];
  }
  const told = async (caller: Caller, id: string): Promise<Told> => {
    const { task } = await caller.ask<{ task: Told }>(
      `query ($id: ID!) { task(id: $id) {
        reports { number withdrawal { reason withdrawer { id } capacity { role unit { id } } } }
        history { type fromStatus toStatus reportNumber note } } }`,
      { id },
    );
    return task;
  };

  it('goes back to IN_PROGRESS, keeps the report on record as withdrawn, and goes on under the next number', async () => {
    const { task, code, reporter, inspector } = await district();
    const first = await submit(reporter, task.id);
    const taken = await withdraw(reporter, first, { reason: ' Wrong month. ' });
    expect(taken).toMatchObject({
      report: { id: first.report?.id, number: 1 },
      task: { status: 'IN_PROGRESS', version: 3 },
      userErrors: [],
    });
    const { reports, history } = await told(inspector, task.id);
    expect(reports).toEqual([
      {
        number: 1,
        withdrawal: {
          reason: 'Wrong month.',
          withdrawer: { id: toGlobalId('Person', reporter.id) },
          capacity: { role: 'REPORTER', unit: { id: world.unitId(code) } },
        },
      },
    ]);
    expect(history.at(-1)).toEqual({
      type: 'REPORT_WITHDRAWN',
      fromStatus: 'SUBMITTED',
      toStatus: 'IN_PROGRESS',
      reportNumber: 1,
      note: 'Wrong month.',
    });
    expect(await world.eventTypes(rowIdOf(task.id))).toEqual([
      'compliance.task.reported',
      'compliance.task.report-withdrawn',
    ]);
    const second = await submit(reporter, task.id);
    expect(second).toMatchObject({ report: { number: 2 }, task: { status: 'SUBMITTED' } });
    expect((await accept(inspector, first.report?.id ?? '')).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect((await accept(inspector, second.report?.id ?? '')).task).toMatchObject({ status: 'ACCEPTED' });
  });

  it('takes the corrections back with it, to RETURNED where the answer to a return was submitted', async () => {
    const { task, reporter, inspector } = await district();
    const first = await submit(reporter, task.id);
    await giveBack(inspector, first.report?.id ?? '');
    const answer = await submit(reporter, task.id);
    const correction = await submit(reporter, task.id);
    expect((await withdraw(reporter, answer)).userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['input', 'reportId'] },
    ]);
    expect((await withdraw(reporter, correction)).task).toMatchObject({ status: 'RETURNED' });
    const again = await submit(reporter, task.id);
    expect((await withdraw(reporter, again)).task).toMatchObject({ status: 'RETURNED' });
  });

  it('is for the author and the unit’s manager, and told beforehand', async () => {
    const { task, code, reporter } = await district();
    const colleague = world.caller('REPORTER', code);
    const manager = world.caller('UNIT_MANAGER', 'city');
    const permission = async (caller: Caller): Promise<boolean> => {
      const { task: seen } = await caller.ask<{ task: { can: { withdraw: boolean } } }>(
        'query ($id: ID!) { task(id: $id) { can { withdraw } } }',
        { id: task.id },
      );
      return seen.can.withdraw;
    };
    const report = await submit(reporter, task.id);
    const refused = await withdraw(colleague, report);
    expect(refused.userErrors).toMatchObject([{ code: 'NOT_ALLOWED', field: ['input', 'reportId'] }]);
    expect(refused.report).toBeNull();
    expect(await Promise.all([reporter, manager, colleague].map(permission))).toEqual([true, true, false]);
    expect((await withdraw(manager, report)).task).toMatchObject({ status: 'IN_PROGRESS' });
    expect(await permission(reporter)).toBe(false);
  });

  it('is refused once it is reviewed, twice, out of sight, with a stale version and with an unfit reason', async () => {
    const { task, reporter, inspector } = await district();
    const report = await submit(reporter, task.id);
    const wrong: [SubmitPayload, Record<string, unknown>, string, string][] = [
      [report, { reason: 'x'.repeat(2_001) }, 'INVALID', 'reason'],
      [report, { expectedVersion: 1 }, 'CONFLICT', 'expectedVersion'],
      [report, { reportId: toGlobalId('Report', randomUUID()) }, 'NOT_FOUND', 'reportId'],
    ];
    for (const [of, more, code, field] of wrong) {
      const { userErrors } = await withdraw(reporter, of, more);
      expect(userErrors).toMatchObject([{ code, field: ['input', field] }]);
    }
    const stranger = world.caller('UNIT_MANAGER', 'district-1');
    expect((await withdraw(stranger, report)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await accept(inspector, report.report?.id ?? '');
    expect((await withdraw(reporter, report)).userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(await taskOf(reporter, { unitId: task.unit.id })).toMatchObject({
      status: 'ACCEPTED',
      version: 3,
    });
  });

  it('is done once under one key, and either it or the review happens', async () => {
    const { task, reporter, inspector } = await district();
    const report = await submit(reporter, task.id);
    const clientMutationId = randomUUID();
    const first = await withdraw(reporter, report, { clientMutationId });
    expect(await withdraw(reporter, report, { clientMutationId })).toEqual(first);
    const other = await withdraw(reporter, report, { clientMutationId, reason: 'Another.' });
    expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    const again = await submit(reporter, task.id);
    const outcomes = await Promise.all([
      withdraw(reporter, again),
      accept(inspector, again.report?.id ?? ''),
    ]);
    expect(outcomes.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });

  it('keeps that it happened from being undone by the role that the service runs as', async () => {
    const [right] = await world.database.query(
      `select has_table_privilege('compliance_run', 'report_withdrawal', 'update') as changes,
         has_table_privilege('compliance_run', 'report_withdrawal', 'delete') as deletes`,
    );
    expect(right).toEqual({ changes: false, deletes: false });
  });

  it('keeps figures as they were given, and refuses those that cannot be kept', async () => {
    const { task, reporter } = await district();
    const figures = [
      { name: ' Permits issued ', value: 1_204, unit: 'permits' },
      { name: 'میانگین زمان', value: 2.5, unit: 'روز' },
      { name: 'Balance', value: -0.1 },
    ];
    const { report } = await submit(reporter, task.id, { figures });
    const { task: seen } = await reporter.ask<{ task: { reports: { figures: unknown }[] } }>(
      'query ($id: ID!) { task(id: $id) { reports { figures { name value unit } } } }',
      { id: task.id },
    );
    expect(report?.number).toBe(1);
    expect(seen.reports[0]?.figures).toEqual([
      { name: 'Permits issued', value: 1_204, unit: 'permits' },
      { name: 'میانگین زمان', value: 2.5, unit: 'روز' },
      { name: 'Balance', value: -0.1, unit: null },
    ]);
    const wrong: [Record<string, unknown>[], string, string[]][] = [
      [[{ name: ' ', value: 1 }], 'REQUIRED', ['figures', '0', 'name']],
      [[{ name: 'a', value: 2 ** 53 }], 'INVALID', ['figures', '0', 'value']],
      [
        [
          { name: 'کل', value: 1 },
          { name: ' كل', value: 2 },
        ],
        'DUPLICATE',
        ['figures', '1', 'name'],
      ],
      [Array.from({ length: 51 }, (_, n) => ({ name: `n${n}`, value: n })), 'TOO_MANY', ['figures']],
    ];
    for (const [unfit, code, field] of wrong) {
      const { userErrors } = await submit(reporter, task.id, { figures: unfit });
      expect(userErrors).toMatchObject([{ code, field: ['input', ...field] }]);
    }
  });

  it('takes no report for a cancelled task', async () => {
    const { task, reporter } = await district();
    await act(world.caller('COMMITTEE', 'city'), 'cancelTask', { taskId: task.id, reason: 'Repealed.' });
    const { userErrors } = await submit(reporter, task.id);
    expect(userErrors).toMatchObject([{ code: 'STATE', field: ['input', 'taskId'] }]);
  });
});
