import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { ReminderScheduleSetV1 } from '@rasad/event-contracts';
import { Caller, useWorld } from './harness.js';
import { createUnits, type UserError } from './law.js';

describe('the schedule of reminders', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    await w.unitsArrived();
  });
  const steps = [{ kind: 'OVERDUE', days: 3, level: 1, mail: false }];

  /** With a grant over the city and over what stands beside it. */
  const overAll = (role: string) => {
    const grants = ['city', 'elsewhere'].map((code) => ({ role, unitId: world.directory.id(code) }));
    return new Caller(() => world.url, grants);
  };

  const set = (caller: Caller, input: Record<string, unknown>) =>
    caller.mutate<{
      reminderSchedule: { version: number; steps: unknown[] } | null;
      userErrors: UserError[];
    }>(
      'setReminderSchedule',
      { steps, ...input },
      'reminderSchedule { version steps { kind days level mail } }',
    );

  it('is a new version each time, with its event, and what was before stays on record', async () => {
    const committee = overAll('COMMITTEE');
    const before = await committee.ask('{ reminderSchedule { version } }');
    expect(before).toEqual({ reminderSchedule: { version: 0 } });
    expect(await set(committee, { expectedVersion: 0 })).toMatchObject({
      reminderSchedule: { version: 1, steps },
      userErrors: [],
    });
    expect((await set(committee, { expectedVersion: 0 })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await set(overAll('ADMIN'), {})).toMatchObject({ reminderSchedule: { version: 2 } });
    expect(
      await committee.ask('{ reminderSchedules(first: 1) { totalCount nodes { version setBy { id } } } }'),
    ).toMatchObject({
      reminderSchedules: { totalCount: 2, nodes: [{ version: 2, setBy: { id: expect.any(String) } }] },
    });
    const events = (await world.eventTypes()).filter((type) => type === ReminderScheduleSetV1.type);
    expect(events).toHaveLength(2);
    const db = world.database;
    await expect(
      db.query(`set role compliance_run; update reminder_schedule set version = 9`),
    ).rejects.toThrow(/permission denied/);
  });

  it('is set once under a key, and answers the same again', async () => {
    const committee = overAll('COMMITTEE');
    const once = { clientMutationId: randomUUID() };
    const first = await set(committee, once);
    await set(committee, {});
    expect(await set(committee, once)).toEqual(first);
  });

  it('is set by nobody who is not in charge of every unit', async () => {
    for (const role of ['COMMITTEE', 'ADMIN']) {
      expect((await set(world.caller(role, 'city'), {})).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    }
  });

  it('names what is wrong with it and changes nothing', async () => {
    const committee = overAll('COMMITTEE');
    const rows = () => world.database.query('select * from reminder_schedule');
    const before = await rows();
    const wrong = await set(committee, {
      steps: [{ kind: 'OVERDUE', days: -1 }],
      quietHours: { from: '07:00', to: '07:00' },
      digestAt: '25:00',
    });
    expect(wrong.userErrors.map(({ field }) => field?.join('.'))).toEqual([
      'input.steps.0.days',
      'input.digestAt',
      'input.quietHours.to',
    ]);
    expect(await rows()).toEqual(before);
  });

  it.each(['LAW_EDITOR', 'INSPECTOR', 'UNIT_MANAGER', 'REPORTER', 'VIEWER', 'SERVICE'])(
    'is set by no %s',
    async (role) => {
      const { data, errors } = await world
        .caller(role, 'city')
        .send(
          'mutation ($i: SetReminderScheduleInput!) { setReminderSchedule(input: $i) { userErrors { code } } }',
          {
            i: { steps },
          },
        );
      expect([data, errors[0]?.extensions?.code]).toEqual([null, 'FORBIDDEN']);
    },
  );
});
