import { describe, expect, it } from '@jest/globals';
import { useWorld, type Caller } from './harness.js';
import { createUnits, defaultDuties, establishLaw } from './law.js';
import { submit, tasksOf } from './work.js';

interface List {
  nodes: { id: string }[];
  totalCount: number;
}

interface Found {
  provisions: List;
  obligations: List;
  tasks: List;
  reports: List;
}

const kinds = ['provisions', 'obligations', 'tasks', 'reports'] as const;

const searchQuery = `query ($text: String!) { search(text: $text) {
  ${kinds.map((kind) => `${kind} { nodes { id } totalCount }`).join('\n')} } }`;

const reportsQuery = `query ($filter: ReportFilter, $first: Int, $after: String) {
  reports(filter: $filter, first: $first, after: $after) {
    nodes { id narrative } totalCount pageInfo { hasNextPage endCursor } } }`;

interface ReportPage {
  reports: {
    nodes: { id: string; narrative: string }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

describe('finding', () => {
  const narratives = {
    city: 'پاسخ‌گویی به شکایت‌های اداری در ۴۵ روز',
    'district-1': 'Permits are published on the portal',
    'district-2': 'سامانهٔ پروانه‌ها راه‌اندازی شد',
  };
  const world = useWorld(async (w) => {
    await createUnits(w);
    await establishLaw(w, defaultDuties());
    for (const [unit, narrative] of Object.entries(narratives)) {
      const [task] = await tasksOf(w.caller('REPORTER', unit), { unitId: w.unitId(unit) });
      await submit(w.caller('REPORTER', unit), task?.id ?? '', { narrative });
    }
  });

  const search = async (caller: Caller, text: string): Promise<Found> =>
    (await caller.ask<{ search: Found }>(searchQuery, { text })).search;

  const counts = (found: Found) => Object.fromEntries(kinds.map((kind) => [kind, found[kind].totalCount]));

  const reports = async (filter: Record<string, unknown>, caller = world.caller('INSPECTOR', 'city')) =>
    (await caller.ask<ReportPage>(reportsQuery, { filter })).reports.nodes.map(({ narrative }) => narrative);

  it.each([
    ['as typed', 'پاسخ‌گویی اداری'],
    ['without a half space', 'پاسخگویی اداری'],
    ['with Arabic letters', 'پاسخ‌گويي اداري'],
    ['with tatweel and vowel signs', 'پاسـخ‌گویی اِداری'],
    ['in another order', 'اداری پاسخ‌گویی'],
  ])('finds provisions and reports by words %s', async (_, text) => {
    const found = await search(world.caller('INSPECTOR', 'city'), text);
    expect(found.provisions.totalCount).toBeGreaterThan(0);
    expect(found.reports.totalCount).toBe(1);
    expect(found.provisions.nodes).toHaveLength(found.provisions.totalCount);
  });

  it.each(['45', '۴۵', '٤٥'])('takes the digits %s for the same number', async (digits) => {
    expect(await reports({ search: `${digits} روز` })).toEqual([narratives.city]);
  });

  it('finds in either language, whatever the case', async () => {
    const caller = world.caller('INSPECTOR', 'city');
    const english = await search(caller, 'ANSWER complaints');
    const persian = await search(caller, 'پاسخ به شکایت');
    expect(english.obligations.nodes).toEqual(persian.obligations.nodes);
    expect(english.obligations.totalCount).toBe(1);
    expect(await reports({ search: 'PERMITS portal' })).toEqual([narratives['district-1']]);
  });

  it('finds tasks whose words stand partly in the obligation and partly in the unit', async () => {
    const caller = world.caller('INSPECTOR', 'city');
    const { tasks } = await search(caller, 'شکایت office-1');
    const ofOffice = await tasksOf(caller, { unitId: world.unitId('office-1') });
    expect(tasks.totalCount).toBe(1);
    expect(ofOffice.map(({ id }) => id)).toContain(tasks.nodes[0]?.id);
    expect(await tasksOf(caller, { search: 'شکایت هیچ‌کجا' })).toEqual([]);
  });

  it('shows each caller only what they may see', async () => {
    const inDistrict = await search(world.caller('INSPECTOR', 'district-1'), 'portal');
    const beside = await search(world.caller('INSPECTOR', 'district-2'), 'portal');
    const admin = await search(world.caller('ADMIN', 'city'), 'شکایت');
    expect(inDistrict.reports.totalCount).toBe(1);
    expect(counts(beside)).toEqual({ provisions: 0, obligations: 0, tasks: 0, reports: 0 });
    expect(counts(admin)).toMatchObject({ obligations: 1, tasks: 0, reports: 0 });
  });

  it.each(['', '   ', '\u200c'])('refuses a text without a word (%j)', async (text) => {
    const { data, errors } = await world.caller('VIEWER', 'city').send(searchQuery, { text });
    expect([data, errors[0]?.extensions?.code]).toEqual([null, 'BAD_USER_INPUT']);
  });

  it('takes wildcards for what they are', async () => {
    expect(await reports({ search: '%' })).toEqual([]);
    expect(await reports({ search: 'p_rtal' })).toEqual([]);
  });

  it('lists reports by unit, provision, result, day and author, the newest first', async () => {
    const manager = world.caller('UNIT_MANAGER', 'district-1');
    const [task] = await tasksOf(manager, { unitId: world.unitId('office-1') });
    await submit(manager, task?.id ?? '', { narrative: 'Of the office.', result: 'NON_COMPLIANT' });
    const district = world.unitId('district-1');
    expect(await reports({ unitId: district })).toEqual([narratives['district-1']]);
    expect(await reports({ unitId: district, unitSubtree: true })).toEqual([
      'Of the office.',
      narratives['district-1'],
    ]);
    expect(await reports({ result: ['NON_COMPLIANT'] })).toEqual(['Of the office.']);
    expect(await reports({ mine: true }, manager)).toEqual(['Of the office.']);
    expect(await reports({ submittedTo: '2020-01-01' })).toEqual([]);
    expect(await reports({ submittedFrom: '2020-01-01' })).toHaveLength(4);
    expect(await reports({ unitId: 'nonsense' })).toEqual([]);
  });

  it('comes in pages without gap or repetition', async () => {
    const caller = world.caller('INSPECTOR', 'city');
    const whole = await reports({});
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { reports: page }: ReportPage = await caller.ask(reportsQuery, { first: 1, after });
      seen.push(...page.nodes.map(({ narrative }) => narrative));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(whole);
  });

  it('finds words of more reports than a statement names, the newest first, and rare ones among them', async () => {
    await world.database.query(
      `insert into report (id, task_id, number, result, narrative, search, author_id, author_kind, submitted_at)
       select gen_random_uuid(), task_id, 100 + n, result, 'Crowd ' || n, 'crowd ' || n, author_id, author_kind,
         submitted_at - n * interval '1 minute'
       from report cross join generate_series(1, 5001) as n where narrative = $1`,
      [narratives.city],
    );
    expect((await reports({ search: 'crowd' })).slice(0, 2)).toEqual(['Crowd 1', 'Crowd 2']);
    expect(await reports({ search: 'crowd', unitId: world.unitId('district-1') })).toEqual([]);
    expect(await reports({ search: 'crowd' }, world.caller('INSPECTOR', 'district-1'))).toEqual([]);
    expect(await reports({ search: '5001 CROWD' })).toEqual(['Crowd 5001']);
  });

  it('keeps the words from the service itself, which asks only which reports have some', async () => {
    await expect(world.database.query('set role compliance_run; select * from report_words')).rejects.toThrow(
      /permission denied/,
    );
  });
});
