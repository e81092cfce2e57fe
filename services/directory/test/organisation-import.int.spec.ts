import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, useNats } from '@rasad/testing';
import {
  callerWith,
  chief,
  rowIdOf,
  useDirectory,
  type TestCaller,
  type UserErrorShape,
} from './directory-service.js';

const nats = useNats();
const directory = useDirectory({ natsUrl: () => nats.server.url('directory') });

interface Change {
  action: string;
  entity: string;
  code: string;
  detail: string | null;
}
interface ImportAnswer {
  changes: Change[];
  userErrors: UserErrorShape[];
}
interface OrganisationText {
  units: { code: string; parent: string | null; kind: string; name: { fa?: string; en?: string } }[];
  positions: { code: string }[];
  people: { username: string }[];
  serviceAccounts: { username: string }[];
  appointments: { username: string; position: string }[];
  grants: { username: string; role: string; scope: string }[];
}

let sample = '';
let organisation: OrganisationText;

const run = async (mutation: string, document: string, more: { caller?: TestCaller; key?: string } = {}) =>
  (
    await directory.ask<{ answer: ImportAnswer }>(
      `mutation ($input: OrganisationImportInput!) {
        answer: ${mutation}(input: $input) { changes { action entity code detail } userErrors { code field message } }
      }`,
      { input: { document, clientMutationId: more.key } },
      more.caller ?? chief,
    )
  ).answer;
const importIt = (document: string, more: { caller?: TestCaller; key?: string } = {}) =>
  run('importOrganisation', document, more);
const preview = (document: string, caller = chief) => run('previewOrganisationImport', document, { caller });
const edited = (edit: (document: OrganisationText) => void) => {
  const copy = structuredClone(organisation);
  edit(copy);
  return JSON.stringify(copy, null, 2);
};
const done = ({ changes }: ImportAnswer) => changes.filter((change) => change.action !== 'KEEP');
/** Everything that an import may touch, to see that nothing did. */
const everything = async () => {
  const [row] = await directory.database.query<{ digest: string }>(
    `select md5(concat(
       (select string_agg(unit::text, '|' order by id) from directory.unit),
       (select string_agg(account::text, '|' order by id) from directory.account),
       (select string_agg(role_grant::text, '|' order by id) from directory.role_grant),
       (select count(*) from directory.event))) as digest`,
  );
  return row?.digest;
};
const countEvents = async () => {
  const rows = await directory.database.query<{ type: string; count: number }>(
    'select type, count(*)::integer as count from directory.event group by type',
  );
  return Object.fromEntries(rows.map((row) => [row.type, row.count]));
};
const unitId = async (code: string) => {
  const { orgUnit } = await directory.ask<{ orgUnit: { id: string } }>(`{ orgUnit(code: "${code}") { id } }`);
  return orgUnit.id;
};

beforeAll(async () => {
  sample = await readFile(new URL('../../../samples/karaj/organisation.json', import.meta.url), 'utf8');
  organisation = JSON.parse(sample) as OrganisationText;
});

describe('the organisation of a city', () => {
  it('is shown before it is imported, and nothing is stored', async () => {
    const before = await everything();
    const { changes, userErrors } = await preview(sample);
    expect(userErrors).toEqual([]);
    const entries = [
      organisation.units,
      organisation.people,
      organisation.serviceAccounts,
      organisation.grants,
    ];
    const posts = [organisation.positions, organisation.appointments];
    expect(changes).toHaveLength([...entries, ...posts].flat().length);
    expect(new Set(changes.map((change) => change.action))).toEqual(new Set(['CREATE']));
    expect(await everything()).toBe(before);
  });

  it('is imported with one event for each unit, post, account, appointment and grant', async () => {
    expect((await importIt(sample)).userErrors).toEqual([]);
    expect(await countEvents()).toEqual({
      'directory.org-unit.created': organisation.units.length,
      'directory.grant.granted': organisation.grants.length,
      'directory.person.registered': organisation.people.length,
      'directory.service-account.registered': organisation.serviceAccounts.length,
      'directory.position.created': organisation.positions.length,
      'directory.appointment.made': organisation.appointments.length,
    });
    const { orgUnits } = await directory.ask<{ orgUnits: { nodes: { code: string }[]; totalCount: number } }>(
      '{ orgUnits(first: 200) { totalCount nodes { code } } }',
    );
    expect(orgUnits.totalCount).toBe(organisation.units.length);
    const roots = organisation.units.filter((unit) => unit.parent === null).map((unit) => unit.code);
    expect(orgUnits.nodes[0]?.code).toBe(roots[0]);
  });

  it('stands in the order of the document, both roots with all below them', async () => {
    const { orgUnits } = await directory.ask<{
      orgUnits: { nodes: { code: string; parent: { code: string } | null; children: { code: string }[] }[] };
    }>('{ orgUnits(first: 200) { nodes { code parent { code } children { code } } } }');
    for (const node of orgUnits.nodes) {
      const wanted = organisation.units.filter((unit) => unit.parent === node.code).map((unit) => unit.code);
      expect(node.children.map((child) => child.code)).toEqual(wanted);
      const own = organisation.units.find((unit) => unit.code === node.code);
      expect(node.parent?.code ?? null).toBe(own?.parent ?? null);
    }
  });

  it('changes nothing when it is imported again', async () => {
    const before = await everything();
    const again = await importIt(sample);
    expect(again.userErrors).toEqual([]);
    expect(done(again)).toEqual([]);
    expect(again.changes.length).toBeGreaterThan(organisation.units.length);
    expect(await everything()).toBe(before);
  });

  it('reaches JetStream whole', async () => {
    await eventually(async () => {
      const [lanes] = await directory.database.query<{
        waiting: number;
        unpublished: number;
        published: number;
      }>(
        `select (select count(*) from directory.outbox)::integer as waiting,
                sum(pos - published)::integer as unpublished, sum(published)::integer as published
         from directory.seq_head`,
      );
      expect(lanes).toEqual({
        waiting: 0,
        unpublished: 0,
        published: Object.values(await countEvents()).reduce((sum, count) => sum + count, 0),
      });
    });
  });

  it('answers the same command again as before, and refuses another document under its key', async () => {
    const first = await importIt(sample, { key: 'import-1' });
    expect(await importIt(sample, { key: 'import-1' })).toEqual(first);
    const other = edited(({ people }) => people.push({ ...last(people), username: 'one-more' }));
    expect((await importIt(other, { key: 'import-1' })).userErrors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: ['input', 'clientMutationId'] },
    ]);
  });
});

describe('a changed document', () => {
  it('changes exactly what differs, with events for that alone', async () => {
    const before = await countEvents();
    const document = edited(({ units, grants }) => {
      for (const unit of units) {
        if (unit.code === 'district-2') unit.name.en = 'Second district';
        if (unit.code === 'district-1-legal') unit.parent = 'district-2';
      }
      units.push({ code: 'district-11', parent: 'municipality', kind: 'DISTRICT', name: { fa: 'منطقه ۱۱' } });
      grants.push({ username: 'reporter-d1', role: 'VIEWER', scope: 'district-11' });
    });
    const shown = await preview(document);
    const changed = await importIt(document);
    expect(changed).toEqual(shown);
    expect(done(changed)).toEqual([
      { action: 'UPDATE', entity: 'OrgUnit', code: 'district-2', detail: 'name' },
      { action: 'MOVE', entity: 'OrgUnit', code: 'district-1-legal', detail: 'district-1 → district-2' },
      { action: 'CREATE', entity: 'OrgUnit', code: 'district-11', detail: 'municipality' },
      { action: 'CREATE', entity: 'Grant', code: 'reporter-d1 VIEWER district-11', detail: null },
    ]);
    expect(await countEvents()).toEqual({
      ...before,
      'directory.org-unit.created': (before['directory.org-unit.created'] ?? 0) + 1,
      'directory.org-unit.renamed': 1,
      'directory.org-unit.moved': 1,
      'directory.grant.granted': (before['directory.grant.granted'] ?? 0) + 1,
    });
    const { orgUnit } = await directory.ask<{ orgUnit: unknown }>(
      '{ orgUnit(code: "district-1-legal") { version ancestors { code } } }',
    );
    expect(orgUnit).toEqual({ version: 2, ancestors: [{ code: 'municipality' }, { code: 'district-2' }] });
  });

  it('leaves alone what it no longer names', async () => {
    const { orgUnit } = await directory.ask<{ orgUnit: { id: string } | null }>(
      '{ orgUnit(code: "district-11") { id } }',
    );
    const answer = await importIt(edited((document) => document.units.splice(-1)));
    expect(answer.changes.some((change) => change.code === 'district-11')).toBe(false);
    expect(await unitId('district-11')).toBe(orgUnit?.id);
  });
});

describe('a document that is wrong anywhere', () => {
  const lineOf = (document: string, needle: string) =>
    document.slice(0, document.indexOf(needle)).split('\n').length;
  const refused = async (document: string, caller?: TestCaller) => {
    const before = await everything();
    const answer = await importIt(document, caller && { caller });
    expect(answer.changes).toEqual([]);
    expect(answer.userErrors.every((error) => error.field?.join('.') === 'input.document')).toBe(true);
    expect(await everything()).toBe(before);
    expect((await preview(document, caller)).userErrors).toEqual(answer.userErrors);
    return answer.userErrors.map(({ code, message }) => ({ code, message }));
  };

  it('is refused as a whole, naming line and path: a missing parent, a cycle, a duplicate, an unknown kind', async () => {
    const wrong: [string, (document: OrganisationText) => void, string, string][] = [
      [
        'NOT_FOUND',
        ({ units }) => void units.push({ ...last(units), code: 'lost', parent: 'nowhere' }),
        '"nowhere"',
        'parent',
      ],
      [
        'CYCLE',
        ({ units }) => void Object.assign(units[0] ?? {}, { parent: 'district-1' }),
        '"district-1"',
        'parent',
      ],
      ['DUPLICATE', ({ units }) => void units.push({ ...last(units), parent: null }), '', 'code'],
      ['INVALID', ({ units }) => void Object.assign(units[5] ?? {}, { kind: 'PLANET' }), '"PLANET"', 'kind'],
    ];
    for (const [code, edit, needle, field] of wrong) {
      const document = edited(edit);
      const [first] = await refused(document);
      expect(first?.code).toBe(code);
      expect(first?.message).toMatch(new RegExp(`^line \\d+, units\\[\\d+\\]\\.${field}: `));
      if (needle) expect(first?.message).toContain(`line ${lineOf(document, needle)},`);
    }
  });

  it('is refused when it is no JSON at all, in the language of the caller', async () => {
    const [problem] = await refused('{ "format": ', { ...chief, lang: 'FA' });
    expect(problem).toMatchObject({ code: 'INVALID', message: expect.stringContaining('JSON نادرست است') });
  });

  it('is refused where it would leave an open unit under a closed one', async () => {
    const document = edited(({ units }) => {
      for (const unit of units)
        if (unit.code === 'district-1') Object.assign(unit, { validTo: '2999-01-01' });
    });
    const problems = await refused(document);
    expect(problems.map((problem) => problem.code)).toContain('STATE');
    expect(problems[0]?.message).toMatch(/^line \d+, units\[\d+\]\.parent: The parent unit is closed/);
  });

  it('is refused where it goes beyond the right of the one who imports, at each such place', async () => {
    const admin = callerWith('ADMIN', rowIdOf(await unitId('district-1')));
    const rename = (code: string) =>
      edited(({ units }) => {
        for (const unit of units) {
          if (unit.code === 'district-2') unit.name.en = 'Second district';
          if (unit.code === 'district-1-legal') unit.parent = 'district-2';
          if (unit.code === code) unit.name.en = 'Renamed';
        }
      });
    const [problem, ...others] = await refused(rename('district-3'), admin);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'NOT_ALLOWED',
      message: expect.stringMatching(/^line \d+, units\[\d+\]: /),
    });
    const own = await importIt(rename('district-1-civil'), { caller: admin });
    expect(own.userErrors).toEqual([]);
    expect(done(own)).toEqual([
      { action: 'UPDATE', entity: 'OrgUnit', code: 'district-1-civil', detail: 'name' },
    ]);
  });

  it('is refused to everybody who does not administer', async () => {
    const { data, errors } = await directory.send(
      `mutation { importOrganisation(input: { document: "{}" }) { userErrors { code } } }`,
      {},
      callerWith('COMMITTEE', rowIdOf(await unitId('municipality'))),
    );
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('at the same time', () => {
  it('ten imports of the same changes apply them once', async () => {
    const document = edited(({ units }) => {
      for (let number = 0; number < 200; number++) {
        units.push({
          code: `bulk-${number}`,
          parent: 'municipality',
          kind: 'UNIT',
          name: { en: `Bulk ${number}` },
        });
      }
    });
    const answers = await Promise.all(Array.from({ length: 10 }, () => importIt(document)));
    expect(answers.flatMap((answer) => answer.userErrors)).toEqual([]);
    expect(answers.filter((answer) => done(answer).length > 0)).toHaveLength(1);
    const [row] = await directory.database.query<{ units: number; events: number }>(
      `select (select count(*) from directory.unit where code like 'bulk-%')::integer as units,
              (select count(*) from directory.event where payload->'unit'->>'code' like 'bulk-%')::integer as events`,
    );
    expect(row).toEqual({ units: 200, events: 200 });
  });
});

function last<T>(items: readonly T[]): T {
  const item = items.at(-1);
  if (item === undefined) throw new Error('nothing there');
  return item;
}
