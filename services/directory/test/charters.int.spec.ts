import { beforeAll, describe, expect, it } from '@jest/globals';
import { BodyFormedV1, CharterAdoptedV1 } from '@rasad/event-contracts';
import { tehranDate } from '@rasad/service-kit';
import { chartersOf, charterDocument, done, groupRule } from './charter.js';
import { callerWith, rowIdOf, useDirectory } from './directory-service.js';
import { organisationOf } from './organisation.js';

const directory = useDirectory();
const { unit, position, countEvents } = organisationOf(directory);
const { importCharter, preview, derive, bodies, events } = chartersOf(directory);

const today = tehranDate(new Date());
const units: Record<string, string> = {};
/** Everything that a refused import must leave as it is. */
const everything = async () => {
  const [row] = await directory.database.query<{ digest: string }>(
    `select md5(concat(
       (select string_agg(charter::text, '|' order by id) from directory.charter),
       (select string_agg(charter_version::text, '|' order by charter_id, number) from directory.charter_version),
       (select string_agg(charter_clause::text, '|' order by id) from directory.charter_clause),
       (select string_agg(body::text, '|' order by id) from directory.body),
       (select string_agg(body_seat::text, '|' order by id) from directory.body_seat),
       (select count(*) from directory.event))) as digest`,
  );
  return row?.digest;
};

beforeAll(async () => {
  units['city'] = await unit('city', null, { kind: 'HEADQUARTERS', validFrom: '2020-01-01' });
  for (const code of ['north', 'south']) {
    units[code] = await unit(code, units['city'], { kind: 'DISTRICT', validFrom: '2024-01-01' });
    await position(units[code], `${code}.head`, { validFrom: '2024-01-01' });
  }
  units['office'] = await unit('office', units['north'], {
    kind: 'DISTRICT_OFFICE',
    validFrom: '2024-01-01',
  });
  await position(units['office'], 'office.inspector', { kind: 'INSPECTOR', validFrom: '2024-01-01' });
}, 60_000);

describe('a charter', () => {
  const first = charterDocument({ validFrom: '2025-03-21' });

  it('is shown before it is imported, with the bodies that it would form, and nothing is stored', async () => {
    const before = await everything();
    const shown = await preview(first);
    expect(shown.userErrors).toEqual([]);
    expect(done(shown)).toEqual([
      ['CREATE', 'Charter', 'bodies-1', null],
      ['CREATE', 'CharterClause', '1', null],
      ['CREATE', 'CharterClause', '2', null],
      ['CREATE', 'Body', 'group north', null],
      ['CREATE', 'Body', 'group south', null],
    ]);
    expect(await everything()).toBe(before);
  });

  it('forms exactly the bodies that it describes, with seats bound to posts, each with its event', async () => {
    const shown = await preview(first);
    expect(await importCharter(first)).toEqual(shown);
    const { nodes, totalCount } = await bodies();
    expect(totalCount).toBe(2);
    expect(nodes).toMatchObject([
      {
        name: 'Group of north',
        kind: 'WORKING_GROUP',
        validFrom: '2025-03-21',
        scopeUnit: { code: 'north' },
        clause: { number: '2' },
        seats: [
          { code: 'chair', role: 'CHAIR', position: { code: 'north.head' }, clause: { number: '2' } },
          { code: 'inspection', role: 'SECRETARY', position: { code: 'office.inspector' } },
        ],
      },
      {
        name: 'Group of south',
        seats: [{ position: { code: 'south.head' } }, { code: 'inspection', position: null }],
      },
    ]);
    expect(await events()).toEqual(['charter.adopted', 'body.formed', 'body.formed']);
    const stored = await directory.database.query<{
      type: string;
      payload: unknown;
      unit_path: string | null;
    }>(
      `select type, payload, unit_path from directory.event where type like 'directory.charter.%' or type like 'directory.body.%' order by id`,
    );
    expect(CharterAdoptedV1.payload.parse(stored[0]?.payload)).toMatchObject({
      charter: { code: 'bodies-1', clauses: [{ bodyCode: null }, { number: '2', bodyCode: 'group' }] },
    });
    expect(stored[1]?.unit_path).toBe('city/north');
    expect(BodyFormedV1.payload.parse(stored[1]?.payload)).toMatchObject({
      body: {
        charterCode: 'bodies-1',
        scopeUnitId: rowIdOf(units['north'] ?? ''),
        quorum: 2,
        meetings: { period: 'MONTHLY', times: 1 },
        chargedProvisions: [{ instrument: 'act-1', eId: 'art_7' }],
        seats: [{ code: 'chair', voting: true }, { code: 'inspection' }],
      },
    });
  });

  it('changes nothing when it is imported or derived again', async () => {
    const before = await everything();
    const again = await importCharter(first);
    expect(done(again)).toEqual([]);
    expect(again.changes).toHaveLength(5);
    expect(await derive()).toEqual({ formed: 0, changed: 0, ended: 0, userErrors: [] });
    expect(await everything()).toBe(before);
  });

  it('answers the same command again as before', async () => {
    const answer = await importCharter(first, undefined, 'charter-1');
    const before = await countEvents();
    expect(await importCharter(first, undefined, 'charter-1')).toEqual(answer);
    expect(await countEvents()).toBe(before);
    expect(
      (await importCharter({ ...first, code: 'other' }, undefined, 'charter-1')).userErrors,
    ).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('that changes keeps what it was, and its bodies follow from the first day of the new version', async () => {
    const seats = groupRule().seats.filter(({ code }) => code !== 'inspection');
    const second = charterDocument(
      { validFrom: '2026-01-01', title: { en: 'Charter of the groups, amended' } },
      { seats, quorum: { kind: 'MEMBERS', members: 1 } },
    );
    expect(done(await importCharter(second))).toEqual([
      ['UPDATE', 'Charter', 'bodies-1', 'title, validFrom'],
      ['UPDATE', 'CharterClause', '2', null],
      ['UPDATE', 'Body', 'group north', 'clause, seats'],
      ['UPDATE', 'Body', 'group south', 'clause, seats'],
    ]);
    expect((await events()).slice(3)).toEqual(['charter.amended', 'body.changed', 'body.changed']);
    const { charter } = await directory.ask<{ charter: unknown }>(`{
      charter(code: "bodies-1") {
        title version inForce(asOf: "2025-12-31") { number title clauses { number text } }
        versions { number validFrom clauses { id } }
      }
    }`);
    expect(charter).toMatchObject({
      title: 'Charter of the groups, amended',
      version: 2,
      inForce: { number: 1, title: 'Charter of the groups', clauses: [{ number: '1' }, { number: '2' }] },
      versions: [{ number: 2 }, { number: 1 }],
    });
    const [newer, older] = (charter as { versions: { clauses: { id: string }[] }[] }).versions;
    expect(newer?.clauses[0]).toEqual(older?.clauses[0]);
    expect(newer?.clauses[1]).not.toEqual(older?.clauses[1]);
    const seatsOn = async (asOf: string) =>
      (await bodies({}, { asOf })).nodes.map((body) => body.seats.map(({ code }) => code));
    expect(await seatsOn('2025-12-31')).toEqual([
      ['chair', 'inspection'],
      ['chair', 'inspection'],
    ]);
    expect(await seatsOn('2026-01-01')).toEqual([['chair'], ['chair']]);
  });

  it('tells how many must be there, how often it meets and what it is charged with', async () => {
    const { bodies: page } = await directory.ask<{ bodies: { nodes: unknown[] } }>(`{
      bodies(first: 1) { nodes {
        quorum { needed votingSeats reachable } meetings { period times } chargedProvisions { instrument eId }
        charter { code } clause { number text body { code name quorum { kind members moreThan } } }
      } }
    }`);
    expect(page.nodes[0]).toEqual({
      quorum: { needed: 1, votingSeats: 1, reachable: true },
      meetings: { period: 'MONTHLY', times: 1 },
      chargedProvisions: [{ instrument: 'act-1', eId: 'art_7' }],
      charter: { code: 'bodies-1' },
      clause: {
        number: '2',
        text: 'There is a group in every district.',
        body: {
          code: 'group',
          name: 'Group of {unit}',
          quorum: { kind: 'MEMBERS', members: 1, moreThan: false },
        },
      },
    });
  });

  it('that no longer describes a body ends it, and says when', async () => {
    const third = charterDocument({
      validFrom: '2026-06-01',
      clauses: [{ number: '1', text: { en: 'In this charter, group means working group.' } }],
    });
    expect(done(await importCharter(third))).toEqual([
      ['UPDATE', 'Charter', 'bodies-1', 'title, validFrom'],
      ['CLOSE', 'CharterClause', '2', null],
      ['CLOSE', 'Body', 'group north', '2026-06-01'],
      ['CLOSE', 'Body', 'group south', '2026-06-01'],
    ]);
    expect(await bodies()).toMatchObject({ totalCount: 0 });
    expect((await bodies({}, { asOf: '2026-05-31' })).nodes).toMatchObject([
      { validTo: '2026-06-01', seats: [{ code: 'chair' }] },
      { validTo: '2026-06-01' },
    ]);
  });
});

describe('a charter is refused as a whole', () => {
  const refused = async (document: unknown) => {
    const before = await everything();
    const { changes, userErrors } = await importCharter(document);
    expect([changes, await everything()]).toEqual([[], before]);
    return userErrors;
  };

  it('where it is not of the format, with line and path of everything that is wrong', async () => {
    const errors = await refused(
      charterDocument({}, { where: [{ codes: ['atlantis'] }], quorum: { kind: 'MEMBERS', members: 9 } }),
    );
    expect(errors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'document'] },
      { code: 'INVALID', field: ['input', 'document'] },
    ]);
    expect(errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^line \d+, clauses\[1\]\.body\.where\[0\]\.codes\[0\]: the unit "atlantis"/),
      expect.stringMatching(/^line \d+, clauses\[1\]\.body\.quorum: the quorum is 9/),
    ]);
  });

  it('where a version would begin before the one before it', async () => {
    expect(await refused(charterDocument({ validFrom: '2026-05-31' }))).toMatchObject([
      { code: 'INVALID', message: expect.stringContaining('2026-06-01') },
    ]);
    expect(await refused(charterDocument())).toMatchObject([{ code: 'INVALID' }]);
  });

  it('to whoever does not administer the whole organisation', async () => {
    const before = await everything();
    const administrator = callerWith('ADMIN', rowIdOf(units['city'] ?? ''));
    const answers = [
      await importCharter(charterDocument({ code: 'own' }), administrator),
      await preview(charterDocument({ code: 'own' }), administrator),
      await derive(administrator),
    ];
    for (const { userErrors } of answers) expect(userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect(await everything()).toBe(before);
  });
});

describe('what a charter said', () => {
  it('cannot be changed by the service itself, and bodies cannot be deleted', async () => {
    const may = async (table: string, privilege: string) => {
      const [row] = await directory.database.query<{ may: boolean }>(
        'select has_table_privilege($1, $2, $3) as may',
        ['directory_run', `directory.${table}`, privilege],
      );
      return row?.may;
    };
    for (const table of ['charter_version', 'charter_clause']) {
      expect([await may(table, 'insert'), await may(table, 'update')]).toEqual([true, false]);
    }
    for (const table of ['charter', 'charter_version', 'charter_clause', 'body', 'body_seat']) {
      expect(await may(table, 'delete')).toBe(false);
    }
  });

  it('is listed by code, a page at a time', async () => {
    await importCharter(charterDocument({ code: 'another', validFrom: today }));
    const page = async (after: string | null) =>
      (
        await directory.ask<{
          charters: {
            nodes: { code: string }[];
            totalCount: number;
            pageInfo: { endCursor: string; hasNextPage: boolean };
          };
        }>(
          'query ($after: String) { charters(first: 1, after: $after) { totalCount nodes { code } pageInfo { endCursor hasNextPage } } }',
          { after },
          callerWith('VIEWER', rowIdOf(units['north'] ?? '')),
        )
      ).charters;
    const one = await page(null);
    expect(one).toMatchObject({
      totalCount: 2,
      nodes: [{ code: 'another' }],
      pageInfo: { hasNextPage: true },
    });
    expect(await page(one.pageInfo.endCursor)).toMatchObject({
      nodes: [{ code: 'bodies-1' }],
      pageInfo: { hasNextPage: false },
    });
  });
});
