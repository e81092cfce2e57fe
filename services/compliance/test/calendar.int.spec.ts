import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { Rescheduling } from '../src/calendar/rescheduling.service.js';
import { Caller, useWorld } from './harness.js';
import { createUnits, derive, establishLaw, type UserError } from './law.js';
import { accept, act, submit } from './work.js';

const fixedDuty = (code: string, date: string, more: Record<string, unknown> = {}) => ({
  code,
  provision: 'art_2',
  title: { fa: `تکلیف ${code}`, en: `Duty ${code}` },
  cadence: 'ONCE',
  applicability: [{ role: 'LEAD', kinds: ['HEADQUARTERS', 'DISTRICT'] }],
  deadline: { anchor: 'FIXED_DATE', amount: 0, unit: 'DAYS', date, ...more },
});

/** 2027-01-02 is a Saturday, 1405/10/12; 2027-01-07 a Thursday. */
const duties = [
  fixedDuty('saturday', '2027-01-02'),
  fixedDuty('whatever-day', '2027-01-02', { rollToWorkingDay: false }),
  fixedDuty('thursday', '2027-01-07'),
];

interface DueTask {
  id: string;
  dueOn: string;
  version: number;
  dueDerivation: string;
  status: string;
  unit: { id: string };
  obligation: { code: string };
  history: {
    type: string;
    dueFrom: string | null;
    dueTo: string | null;
    cause: string | null;
    actorRole: string | null;
    actor: { id: string } | null;
  }[];
}

interface ClosurePayload {
  closure: { id: string } | null;
  userErrors: UserError[];
}

describe('the calendar', () => {
  let editor: Caller;
  let instrumentId: string;
  const world = useWorld(async (w) => {
    await createUnits(w);
    ({ editor, instrumentId } = await establishLaw(w, duties));
  });

  /** Administers everything: the city and what stands beside it. */
  const admin = () => {
    const roots = ['city', 'elsewhere'].map((code) => ({ role: 'ADMIN', unitId: world.directory.id(code) }));
    return new Caller(() => world.url, roots);
  };

  const tasks = async (): Promise<DueTask[]> => {
    const { tasks: list } = await world.caller('COMMITTEE', 'city').ask<{ tasks: { nodes: DueTask[] } }>(
      `{ tasks(first: 200) { nodes { id dueOn version status dueDerivation(lang: EN) unit { id } obligation { code }
         history { type dueFrom dueTo cause(lang: EN) actorRole actor { id } } } } }`,
    );
    return list.nodes;
  };
  const taskFor = async (code: string, unit: string): Promise<DueTask> => {
    const found = (await tasks()).find(
      (task) => task.obligation.code === code && task.unit.id === world.unitId(unit),
    );
    if (!found) throw new Error(`no task ${code} of ${unit}`);
    return found;
  };
  const dueDates = async (code: string): Promise<Record<string, string>> => {
    const found = (await tasks()).filter(({ obligation }) => obligation.code === code);
    const units = ['city', 'district-1', 'district-2'];
    return Object.fromEntries(
      units.map((unit) => [unit, found.find((task) => task.unit.id === world.unitId(unit))?.dueOn ?? '']),
    );
  };

  const closureFields = 'closure { id title from to withdrawnAt unit { id } }';
  const close = (input: Record<string, unknown>, caller = admin()) =>
    caller.mutate<ClosurePayload>(
      'addClosure',
      { title: { fa: 'آلودگی هوا', en: 'Air pollution' }, ...input },
      closureFields,
    );
  const withdraw = (closureId: unknown, caller = admin(), reason = 'It rained.') =>
    caller.mutate<ClosurePayload>('withdrawClosure', { closureId, reason }, closureFields);
  const setThursdays = (input: Record<string, unknown>, caller = admin()) =>
    caller.mutate<{ weeklyRest: { rests: boolean } | null; userErrors: UserError[] }>(
      'setWeeklyRest',
      input,
      'weeklyRest { rests from to unit { id } }',
    );
  const listOf = (year: number, days: [month: number, day: number, name: string][]) =>
    JSON.stringify({
      format: 'rasad.calendar/1',
      year,
      holidays: days.map(([month, day, en]) => ({ month, day, name: { en } })),
    });
  const load = (document: string, caller = admin()) =>
    caller.mutate<{ changes: { action: string; code: string }[]; userErrors: UserError[] }>(
      'importHolidays',
      { document },
      'changes { action entity code detail }',
    );

  interface Change {
    kind: string;
    title: string;
    tasksRescheduled: number;
    followedAt: string | null;
    actorRole: string;
  }
  const changes = async () => {
    const { calendarChanges } = await editor.ask<{ calendarChanges: { nodes: Change[] } }>(
      '{ calendarChanges { nodes { kind title(lang: EN) tasksRescheduled followedAt actorRole } } }',
    );
    return calendarChanges.nodes;
  };
  /** The newest change, once due dates followed it to its end. */
  const followed = () =>
    eventually(async () => {
      const [newest] = await changes();
      expect(newest?.followedAt).toEqual(expect.any(String));
      return newest;
    });
  const rowId = (globalId: string) => Buffer.from(globalId, 'base64url').toString().split(':')[1] ?? '';
  const calendarTables = () =>
    world.database.query('select count(*)::integer as n, max(version) as version from calendar_change');

  it('moves the due dates of a closed unit, of nobody else, and tells why', async () => {
    const { closure, userErrors } = await close({
      from: '2027-01-02',
      to: '2027-01-03',
      unitId: world.unitId('district-1'),
    });
    expect(userErrors).toEqual([]);
    expect(closure).toMatchObject({ from: '2027-01-02', to: '2027-01-03', withdrawnAt: null });
    expect(await followed()).toMatchObject({
      kind: 'CLOSURE_ADDED',
      title: 'Closure "Air pollution", Unit district-1: 1405/10/12 to 1405/10/13',
      tasksRescheduled: 1,
      actorRole: 'ADMIN',
    });
    expect(await dueDates('saturday')).toEqual({
      city: '2027-01-02',
      'district-1': '2027-01-04',
      'district-2': '2027-01-02',
    });
    expect(await dueDates('whatever-day')).toMatchObject({ 'district-1': '2027-01-02' });
    const task = await taskFor('saturday', 'district-1');
    expect(task.version).toBe(2);
    expect(task.dueDerivation).toBe(
      'The fixed date: 1405/10/12. Not a working day: Saturday 1405/10/12 to Sunday 1405/10/13 ' +
        '(closed: Air pollution, Unit district-1); due on Monday 1405/10/14.',
    );
    expect(task.history.at(-1)).toMatchObject({
      type: 'TASK_RESCHEDULED',
      dueFrom: '2027-01-02',
      dueTo: '2027-01-04',
      cause: 'Closure "Air pollution", Unit district-1: 1405/10/12 to 1405/10/13',
      actorRole: 'ADMIN',
      actor: { id: expect.any(String) },
    });
    expect(await world.eventTypes()).toEqual(
      expect.arrayContaining([
        'compliance.calendar.closure-added',
        'compliance.obligation.tasks-rescheduled',
      ]),
    );
  });

  it('changes nothing the second time, and nothing twice when done by several at once', async () => {
    const before = [await tasks(), await world.eventTypes()];
    const rescheduling = world.app.get(Rescheduling, { strict: false });
    expect(await rescheduling.followCalendar()).toBe(0);
    await world.database.query('update calendar_following set finished_at = null');
    const all = await Promise.all([1, 2, 3].map(() => rescheduling.followCalendar()));
    expect(all).toEqual([0, 0, 0]);
    expect([await tasks(), await world.eventTypes()]).toEqual(before);
  });

  it('moves them back when the closure is withdrawn, and refuses to withdraw it again', async () => {
    const { closures } = await editor.ask<{ closures: { nodes: { id: string }[] } }>(
      'query ($unitId: ID!) { closures(filter: { unitId: $unitId, withdrawn: false }) { nodes { id } } }',
      { unitId: world.unitId('office-1') },
    );
    const [closure] = closures.nodes;
    expect(await withdraw(closure?.id)).toMatchObject({
      closure: { withdrawnAt: expect.any(String) },
      userErrors: [],
    });
    expect(await followed()).toMatchObject({ kind: 'CLOSURE_WITHDRAWN', tasksRescheduled: 1 });
    expect(await taskFor('saturday', 'district-1')).toMatchObject({
      dueOn: '2027-01-02',
      dueDerivation: 'The fixed date: 1405/10/12.',
      version: 3,
    });
    expect(await withdraw(closure?.id)).toMatchObject({
      closure: null,
      userErrors: [{ code: 'STATE', field: ['input', 'closureId'] }],
    });
  });

  it('lets accepted and cancelled tasks keep their dates', async () => {
    const done = await taskFor('saturday', 'district-2');
    const { report } = await submit(world.caller('REPORTER', 'district-2'), done.id);
    await accept(world.caller('INSPECTOR', 'city'), report?.id ?? '');
    const dropped = await taskFor('saturday', 'city');
    await act(world.caller('COMMITTEE', 'city'), 'cancelTask', { taskId: dropped.id, reason: 'Not needed.' });
    const { closure } = await close({ from: '2027-01-02' });
    expect(await followed()).toMatchObject({ tasksRescheduled: 1 });
    expect(await dueDates('saturday')).toEqual({
      city: '2027-01-02',
      'district-1': '2027-01-03',
      'district-2': '2027-01-02',
    });
    await withdraw(closure?.id);
    await followed();
  });

  it('lets due dates follow the setting for Thursdays, of the nearest unit and from its day on', async () => {
    expect(await setThursdays({ rests: true, from: '2027-01-01' })).toMatchObject({
      weeklyRest: { rests: true, from: '2027-01-01', to: null, unit: null },
      userErrors: [],
    });
    expect(await followed()).toMatchObject({ kind: 'WEEKLY_REST_SET', tasksRescheduled: 3 });
    const saturday = '2027-01-09';
    expect(await dueDates('thursday')).toEqual({
      city: saturday,
      'district-1': saturday,
      'district-2': saturday,
    });
    await setThursdays({
      rests: false,
      from: '2027-01-07',
      to: '2027-01-07',
      unitId: world.unitId('district-1'),
    });
    await followed();
    expect(await dueDates('thursday')).toEqual({
      city: saturday,
      'district-1': '2027-01-07',
      'district-2': saturday,
    });
    await setThursdays({ rests: false, from: '2027-01-01' });
    await followed();
    expect(await dueDates('thursday')).toMatchObject({ city: '2027-01-07', 'district-2': '2027-01-07' });
    const { weeklyRests } = await editor.ask<{ weeklyRests: { nodes: Record<string, unknown>[] } }>(
      '{ weeklyRests(first: 2) { nodes { rests from to unit { id } } pageInfo { hasNextPage } } }',
    );
    expect(weeklyRests.nodes[0]).toEqual({ rests: false, from: '2027-01-01', to: null, unit: null });
  });

  it('loads a year’s holidays in place of those before, and the same list again changes nothing', async () => {
    expect(await load(listOf(1405, [[10, 12, 'Feast']]))).toMatchObject({
      changes: [{ action: 'CREATE', entity: 'holiday', code: '1405/10/12', detail: null }],
      userErrors: [],
    });
    expect(await followed()).toMatchObject({ kind: 'HOLIDAYS_LOADED', title: 'Official holidays of 1405' });
    expect(await taskFor('saturday', 'district-1')).toMatchObject({
      dueOn: '2027-01-03',
      dueDerivation:
        'The fixed date: 1405/10/12. Not a working day: Saturday 1405/10/12 (holiday: Feast); ' +
        'due on Sunday 1405/10/13.',
    });
    const before = [await calendarTables(), await world.eventTypes()];
    expect((await load(listOf(1405, [[10, 12, 'Feast']]))).changes).toMatchObject([{ action: 'KEEP' }]);
    expect([await calendarTables(), await world.eventTypes()]).toEqual(before);
    const { changes: moved } = await load(listOf(1405, [[10, 13, 'Feast']]));
    expect(moved.map(({ action, code }) => [action, code])).toEqual([
      ['CLOSE', '1405/10/12'],
      ['CREATE', '1405/10/13'],
    ]);
    await followed();
    expect(await dueDates('saturday')).toMatchObject({ 'district-1': '2027-01-02' });
  });

  it('shows what a list would change and writes nothing', async () => {
    const before = await calendarTables();
    const { changes: planned } = await admin().mutate<{ changes: { action: string }[] }>(
      'previewHolidaysImport',
      { document: listOf(1406, [[1, 1, 'Nowruz']]) },
      'changes { action code }',
    );
    expect(planned).toEqual([{ action: 'CREATE', code: '1406/01/01' }]);
    expect(await calendarTables()).toEqual(before);
  });

  it('opens new tasks by the working days of each unit', async () => {
    await close({ from: '2027-02-06', unitId: world.unitId('district-2') });
    await followed();
    const { userErrors } = await editor.mutate<{ userErrors: UserError[] }>(
      'importObligations',
      {
        instrumentId,
        document: JSON.stringify({
          format: 'rasad.obligations/1',
          instrument: 'test-law',
          obligations: [fixedDuty('later', '2027-02-06')],
        }),
      },
      'changes { action }',
    );
    expect(userErrors).toEqual([]);
    await derive(editor, instrumentId);
    await eventually(async () =>
      expect(await dueDates('later')).toEqual({
        city: '2027-02-06',
        'district-1': '2027-02-06',
        'district-2': '2027-02-07',
      }),
    );
  });

  it('tells the days of a unit and its next working day', async () => {
    const { calendar, workingDay } = await editor.ask<{
      calendar: { date: string; jalali: string; weekday: string; working: boolean; reasons: string[] }[];
      workingDay: { date: string };
    }>(
      `query ($unitId: ID!) {
         calendar(from: "2027-02-04", to: "2027-02-07", unitId: $unitId) {
           date jalali working weekday(lang: EN) reasons(lang: EN) }
         workingDay(from: "2027-02-05", unitId: $unitId) { date } }`,
      { unitId: world.unitId('district-2') },
    );
    expect(calendar.map(({ jalali, weekday, working }) => [jalali, weekday, working])).toEqual([
      ['1405/11/15', 'Thursday', true],
      ['1405/11/16', 'Friday', false],
      ['1405/11/17', 'Saturday', false],
      ['1405/11/18', 'Sunday', true],
    ]);
    expect(calendar[2]?.reasons).toEqual(['closed: Air pollution, Unit district-2']);
    expect(workingDay.date).toBe('2027-02-07');
    const nowhere = await editor.ask(
      'query ($id: ID!) { calendar(from: "2027-02-04", to: "2027-02-04", unitId: $id) { date } }',
      {
        id: toGlobalId('OrgUnit', randomUUID()),
      },
    );
    expect(nowhere).toEqual({ calendar: null });
  });

  it.each([
    ['2027-02-04', '2027-02-03'],
    ['2027-02-04', '2029-02-04'],
    ['0001-01-01', '0001-01-02'],
  ])('refuses to tell the days from %s to %s', async (from, to) => {
    const { errors } = await editor.send(
      'query ($from: LocalDate!, $to: LocalDate!) { calendar(from: $from, to: $to) { date } }',
      {
        from,
        to,
      },
    );
    expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  const badInputs: [string, () => Promise<{ userErrors: UserError[] }>, string, string[]][] = [
    [
      'a closure that ends before it begins',
      () => close({ from: '2027-03-02', to: '2027-03-01' }),
      'INVALID',
      ['input', 'to'],
    ],
    [
      'a closure of a year',
      () => close({ from: '2027-03-02', to: '2028-03-01' }),
      'INVALID',
      ['input', 'to'],
    ],
    ['a closure beyond the calendar', () => close({ from: '2999-03-02' }), 'INVALID', ['input', 'from']],
    [
      'a closure without a title',
      () => close({ from: '2027-03-02', title: {} }),
      'REQUIRED',
      ['input', 'title'],
    ],
    [
      'a closure of a unit that is none',
      () => close({ from: '2027-03-02', unitId: toGlobalId('OrgUnit', randomUUID()) }),
      'NOT_FOUND',
      ['input', 'unitId'],
    ],
    [
      'the withdrawal of a closure that is none',
      () => withdraw(toGlobalId('Closure', randomUUID())),
      'NOT_FOUND',
      ['input', 'closureId'],
    ],
    [
      'a setting that ends before it begins',
      () => setThursdays({ rests: true, from: '2027-03-02', to: '2027-03-01' }),
      'INVALID',
      ['input', 'to'],
    ],
    ['a list that is none', () => load('{'), 'INVALID', ['input', 'document']],
    [
      'a list with day 31 of Mehr',
      () => load(listOf(1405, [[7, 31, 'x']])),
      'INVALID',
      ['input', 'document'],
    ],
    [
      'a list with 30 Esfand of a common year',
      () => load(listOf(1405, [[12, 30, 'x']])),
      'INVALID',
      ['input', 'document'],
    ],
    [
      'a list with a day twice',
      () =>
        load(
          listOf(1405, [
            [1, 1, 'x'],
            [1, 1, 'y'],
          ]),
        ),
      'DUPLICATE',
      ['input', 'document'],
    ],
  ];

  it.each(badInputs)('refuses %s, and nothing changes', async (_, send, code, field) => {
    const before = [await calendarTables(), await world.eventTypes()];
    expect((await send()).userErrors).toMatchObject([{ code, field }]);
    expect([await calendarTables(), await world.eventTypes()]).toEqual(before);
  });

  it('is changed by those who administer the unit, and for all by those who administer all', async () => {
    const input = { from: '2027-04-05', unitId: world.unitId('district-1') };
    const refused = { closure: null, userErrors: [{ code: 'NOT_ALLOWED', field: ['input', 'unitId'] }] };
    expect(await close(input, world.caller('ADMIN', 'district-2'))).toMatchObject(refused);
    expect(await close({ from: '2027-04-05' }, world.caller('ADMIN', 'city'))).toMatchObject(refused);
    const { closure } = await close(input, world.caller('ADMIN', 'district-1'));
    expect(closure).toMatchObject({ unit: { id: world.unitId('district-1') } });
    const other = world.caller('ADMIN', 'district-2');
    expect((await withdraw(closure?.id, other)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect((await withdraw(closure?.id, world.caller('ADMIN', 'city'))).userErrors).toEqual([]);
    const lists = load(listOf(1407, [[1, 1, 'x']]), world.caller('ADMIN', 'city'));
    expect((await lists).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });

  it('does what a key asked for once', async () => {
    const caller = admin();
    const input = { from: '2027-04-06', unitId: world.unitId('elsewhere'), clientMutationId: 'close-once' };
    const first = await close(input, caller);
    const versions = await calendarTables();
    expect(await close(input, caller)).toEqual(first);
    expect(await calendarTables()).toEqual(versions);
    const { userErrors } = await close({ ...input, from: '2027-04-07' }, caller);
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('answers a closure by its id', async () => {
    const { closures } = await editor.ask<{ closures: { nodes: { id: string }[]; totalCount: number } }>(
      '{ closures(first: 1, filter: { from: "2027-02-06", to: "2027-02-06" }) { nodes { id } totalCount } }',
    );
    expect(closures.totalCount).toBe(1);
    const [closure] = closures.nodes;
    const { _entities } = await editor.ask<{ _entities: unknown[] }>(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Closure { id title(lang: EN) addedBy { id } } } }`,
      { r: [{ __typename: 'Closure', id: closure?.id }] },
    );
    expect(_entities).toEqual([
      { id: closure?.id, title: 'Air pollution', addedBy: { id: expect.any(String) } },
    ]);
  });

  it('leaves no way to change what was decided', async () => {
    const tables = [
      'calendar_change',
      'holiday_list',
      'holiday',
      'closure',
      'closure_withdrawal',
      'weekly_rest',
    ];
    const rows = await world.database.query<{ name: string; may: boolean }>(
      `select name, has_table_privilege('compliance_run', 'compliance.' || name, 'UPDATE')
         or has_table_privilege('compliance_run', 'compliance.' || name, 'DELETE') as may
       from unnest($1::text[]) as name`,
      [tables],
    );
    expect(rows.filter(({ may }) => may)).toEqual([]);
  });

  it('tells a task’s versions as one sequence of events, whoever moved it', async () => {
    const { id } = await taskFor('saturday', 'district-1');
    const rows = await world.database.query<{ version: number }>(
      'select version from task_event where task_id = $1 order by version',
      [rowId(id)],
    );
    const { version } = await taskFor('saturday', 'district-1');
    expect(rows.map((row) => row.version)).toEqual(
      Array.from({ length: version - 1 }, (_, index) => index + 2),
    );
  });
});
