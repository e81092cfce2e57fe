import { describe, expect, it } from '@jest/globals';
import { fileOf, lawDocument, obligationsDocument } from './documents.js';
import { useWorld, type Caller } from './harness.js';
import { createUnits, derive, importLaw, type UserError } from './law.js';

const onceDuty = (code: string, deadline: Record<string, unknown>) => ({
  code,
  provision: 'art_2',
  title: { fa: 'تکلیف', en: 'Duty' },
  cadence: 'ONCE',
  applicability: [{ role: 'LEAD', codes: ['city'] }],
  deadline: { amount: 1, unit: 'MONTHS', ...deadline },
});

const yearlyDuty = (code: string, yearDay: Record<string, unknown>) => ({
  ...onceDuty(code, {}),
  cadence: 'PERIODIC',
  period: 'YEARLY',
  deadline: { anchor: 'YEAR_DAY', amount: 0, unit: 'DAYS', yearDay },
});

describe('deadlines of obligations', () => {
  let editor: Caller;
  let instrumentId: string;
  let provisionId: string;
  const world = useWorld(async (w) => {
    await createUnits(w);
    await w.unitsArrived();
    editor = w.caller('LAW_EDITOR', 'city');
    const expression = { label: { fa: 'مصوب ۱۳۹۰' }, adoptedOn: '2011-10-29', gazettedOn: '2011-12-01' };
    instrumentId = await importLaw(editor, lawDocument({ expression }));
    const { instrument } = await editor.ask<{
      instrument: { currentExpression: { provisions: { id: string; eId: string }[] } };
    }>('query ($id: ID!) { instrument(id: $id) { currentExpression { provisions { id eId } } } }', {
      id: instrumentId,
    });
    provisionId = instrument.currentExpression.provisions.find(({ eId }) => eId === 'art_2')?.id ?? '';
  });

  const importAll = (obligations: Record<string, unknown>[]) =>
    editor.mutate<{ userErrors: UserError[]; changes: { action: string }[] }>(
      'importObligations',
      { instrumentId, document: fileOf(obligationsDocument(obligations)) },
      'changes { action code }',
    );
  const stored = () => world.database.query('select code from obligation');

  const uncomputable: [string, Record<string, unknown>, string, RegExp][] = [
    [
      'an anchor that the text does not state',
      onceDuty('x', { anchor: 'NOTIFICATION' }),
      'anchor',
      /NOTIFICATION/,
    ],
    ['an end beyond the calendar', onceDuty('x', { anchor: 'ADOPTION', amount: 2_000 }), 'amount', /1502/],
    ['more than can be counted', onceDuty('x', { anchor: 'ADOPTION', amount: 4_000 }), 'amount', /3660/],
    [
      'a date beyond the calendar',
      onceDuty('x', { anchor: 'FIXED_DATE', amount: 0, date: '2999-01-01' }),
      'date',
      /1502/,
    ],
    ['a fixed date that is not said', onceDuty('x', { anchor: 'FIXED_DATE' }), 'date', /date/],
    ['day 31 of Mehr', yearlyDuty('x', { month: 7, day: 31 }), 'yearDay.day', /no day 31/],
    ['day 30 of Esfand', yearlyDuty('x', { month: 12, day: 30 }), 'yearDay.day', /no day 30/],
    [
      'days of which neither end counts from an adoption',
      onceDuty('x', { anchor: 'ADOPTION', clearDays: true }),
      'clearDays',
      /NOTIFICATION/,
    ],
  ];

  it.each(uncomputable)(
    'refuses %s in an import, naming its place, and stores nothing',
    async (_, duty, part, why) => {
      const fine = onceDuty('fine', { anchor: 'ADOPTION' });
      const { userErrors } = await importAll([fine, duty]);
      expect(userErrors).toMatchObject([{ field: ['input', 'document'] }]);
      expect(userErrors[0]?.message).toContain(`obligations[1].deadline.${part}`);
      expect(userErrors[0]?.message).toMatch(/line \d+/);
      expect(userErrors[0]?.message).toMatch(why);
      expect(await stored()).toEqual([]);
    },
  );

  it.each(uncomputable)('refuses %s of a single obligation, naming its field', async (_, duty, part, why) => {
    const { provision: _provision, ...input } = duty;
    const { userErrors } = await editor.mutate<{ userErrors: UserError[] }>(
      'createObligation',
      { ...input, provisionId },
      'obligation { id }',
    );
    expect(userErrors).toMatchObject([{ field: ['input', 'deadline', ...part.split('.')] }]);
    expect(userErrors[0]?.message).toMatch(why);
    expect(await stored()).toEqual([]);
  });

  it('opens tasks with every kind of deadline and tells how each came about', async () => {
    const duties = [
      onceDuty('effect', { anchor: 'ENTRY_INTO_FORCE', monthLength: 'THIRTY_DAYS' }),
      onceDuty('gazette', { anchor: 'GAZETTE', unit: 'WEEKS' }),
      onceDuty('at-once', { anchor: 'ADOPTION', amount: 0 }),
      onceDuty('programme', { anchor: 'FIXED_DATE', amount: 0, date: '2027-03-20', rollToWorkingDay: false }),
      yearlyDuty('budget', { month: 10 }),
    ];
    expect(await importAll(duties)).toMatchObject({ userErrors: [] });
    expect((await importAll(duties)).changes.map(({ action }) => action)).toEqual(duties.map(() => 'KEEP'));
    await derive(editor, instrumentId);
    const { tasks } = await world.caller('COMMITTEE', 'city').ask<{
      tasks: { nodes: { dueOn: string; dueDerivation: string; obligation: { code: string } }[] };
    }>('{ tasks { nodes { dueOn dueDerivation(lang: EN) obligation { code } } } }');
    const told = Object.fromEntries(tasks.nodes.map((task) => [task.obligation.code, task.dueDerivation]));
    expect(told).toEqual({
      effect:
        'Entry into force 15 days after publication in the gazette (1390/09/10), Civil Code art. 2: 1390/09/25; ' +
        '1 month (of 30 days) from entry into force (1390/09/25): 1390/10/25.',
      gazette: '1 week from publication in the gazette (1390/09/10): 1390/09/17.',
      'at-once': 'At once upon adoption: 1390/08/07.',
      programme: 'The fixed date: 1405/12/29.',
      budget: expect.stringMatching(/^The end of Dey \d{4}: \d{4}\/10\/30\./),
    });
  });

  it('gives back a rule as it was drawn', async () => {
    const { obligations } = await editor.ask<{ obligations: { nodes: Record<string, unknown>[] } }>(
      `{ obligations { nodes { code deadline { anchor amount unit rollToWorkingDay monthLength clearDays date
         yearDay { month day yearsAfter } } } } }`,
    );
    expect(obligations.nodes.find(({ code }) => code === 'budget')).toMatchObject({
      deadline: { anchor: 'YEAR_DAY', clearDays: false, yearDay: { month: 10, day: null, yearsAfter: 0 } },
    });
    expect(obligations.nodes.find(({ code }) => code === 'programme')).toMatchObject({
      deadline: { anchor: 'FIXED_DATE', date: '2027-03-20', monthLength: 'CALENDAR' },
    });
  });
});
