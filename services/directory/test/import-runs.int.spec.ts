import { describe, expect, it } from '@jest/globals';
import { eventually } from '@rasad/testing';
import { chief, useDirectory, type TestCaller, type UserErrorShape } from './directory-service.js';

const directory = useDirectory();

interface Run {
  id: string;
  state: 'RUNNING' | 'DONE' | 'REFUSED' | 'FAILED';
  done: number;
  total: number;
  changes: { action: string }[];
  userErrors: UserErrorShape[];
  startedAt: string;
  endedAt: string | null;
}
const fields = 'id state done total changes { action } userErrors { code field message } startedAt endedAt';

const start = async (input: Record<string, unknown>, caller = chief) =>
  (
    await directory.ask<{
      answer: { run: Run | null; userErrors: UserErrorShape[] };
    }>(
      `mutation ($input: OrganisationImportInput!) {
        answer: startOrganisationImport(input: $input) { run { ${fields} } userErrors { code field message } }
      }`,
      { input },
      caller,
    )
  ).answer;
const look = async (id: string, caller: TestCaller = chief) =>
  (
    await directory.ask<{ run: Run | null }>(
      `query ($id: ID!) { run: organisationImportRun(id: $id) { ${fields} } }`,
      { id },
      caller,
    )
  ).run;
const ended = (id: string) =>
  eventually(async () => {
    const run = await look(id);
    expect(run?.endedAt).not.toBeNull();
    return run as Run;
  });
const startedId = async (input: Record<string, unknown>) => {
  const { run } = await start(input);
  if (!run) throw new Error('not started');
  return run.id;
};
const city = (units: number, more: Record<string, unknown> = {}) =>
  JSON.stringify({
    format: 'rasad.organisation/1',
    units: Array.from({ length: units }, (_, index) => ({
      code: `unit-${index}`,
      kind: 'UNIT',
      parent: index === 0 ? null : `unit-${Math.floor((index - 1) / 10)}`,
      name: { en: `Unit ${index}` },
    })),
    ...more,
  });
const count = async (table: string) => {
  const [row] = await directory.database.query<{ count: number }>(
    `select count(*)::integer as count from directory.${table}`,
  );
  return row?.count;
};

/** Rows of an import, as one statement sees them. */
const countRows = async () => {
  const [row] = await directory.database.query<{ count: number }>(
    `select ((select count(*) from directory.unit) + (select count(*) from directory.position)
       + (select count(*) from directory.account))::integer as count`,
  );
  return row?.count;
};

describe('an import that takes long', () => {
  it('is refused like any other, naming the place, and nothing is stored', async () => {
    const broken = JSON.parse(city(3)) as { units: Record<string, unknown>[] };
    broken.units[2]!['parent'] = 'nowhere';
    const refused = await ended(await startedId({ document: JSON.stringify(broken) }));
    expect(refused).toMatchObject({
      state: 'REFUSED',
      changes: [],
      userErrors: [
        {
          code: 'NOT_FOUND',
          field: ['input', 'document'],
          message: expect.stringContaining('units[2].parent'),
        },
      ],
    });
    expect(await look(refused.id, { ...chief, lang: 'FA' })).toMatchObject({
      userErrors: [{ message: expect.stringContaining('خط') }],
    });
    expect([await count('unit'), await count('event')]).toEqual([0, 0]);
  });

  it('brings 10,000 rows in as one, tells how far it is, and lets the service answer meanwhile', async () => {
    const people = Array.from({ length: 4_000 }, (_, index) => ({
      username: `person-${index}`,
      name: { fa: `شخص ${index}` },
    }));
    const positions = people.map((_, index) => ({
      code: `post-${index}`,
      unit: `unit-${index % 2_000}`,
      kind: 'EXPERT',
      title: { fa: 'کارشناس' },
    }));
    const id = await startedId({
      document: city(2_000, { people, positions }),
    });
    const waits: number[] = [];
    const rows = new Set<number | undefined>();
    await eventually(
      async () => {
        const asked = performance.now();
        const run = await look(id);
        waits.push(performance.now() - asked);
        rows.add(await countRows());
        expect(run?.state).toBe('DONE');
      },
      { timeoutMs: 120_000 },
    );
    const run = await look(id);
    expect(run).toMatchObject({ done: 20_000, total: 20_000, userErrors: [] });
    expect(run?.changes).toHaveLength(10_000);
    expect([await count('unit'), await count('position'), await count('account')]).toEqual([
      2_000, 4_000, 4_000,
    ]);
    expect(await count('event')).toBe(10_000);
    expect([...rows].every((found) => found === 0 || found === 10_000)).toBe(true);
    // No answer waited for the whole import.
    expect(Math.max(...waits)).toBeLessThan(
      Date.parse(run?.endedAt ?? '') - Date.parse(run?.startedAt ?? ''),
    );
  }, 180_000);

  it('is started once under one key', async () => {
    const input = { document: city(1), clientMutationId: 'once' };
    const first = await startedId(input);
    await ended(first);
    const again = await start(input);
    expect(again.run).toMatchObject({ id: first, state: 'DONE' });
    const other = await start({ document: city(2), clientMutationId: 'once' });
    expect([other.run, other.userErrors[0]?.code]).toEqual([null, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('is seen by whoever started it alone', async () => {
    const id = await startedId({ document: city(1) });
    await ended(id);
    expect(
      await look(id, {
        ...chief,
        subject: '01930000-0000-7000-8000-0000000000ff',
      }),
    ).toBeNull();
    expect(await look('nonsense')).toBeNull();
  });

  it('counts as failed when its replica has fallen silent', async () => {
    const id = await startedId({ document: city(1) });
    await ended(id);
    await directory.database.query(
      `update directory.organisation_import_run set state = 'RUNNING', ended_at = null, beat_at = now() - interval '1 hour'`,
    );
    expect(await look(id)).toMatchObject({ state: 'FAILED', endedAt: null });
  });

  it('is not started with neither a document nor files', async () => {
    const { run, userErrors } = await start({});
    expect([run, userErrors.map(({ code }) => code)]).toEqual([null, ['INVALID']]);
  });
});
