import { beforeAll, describe, expect, it } from '@jest/globals';
import { BodyChangedV1, BodyEndedV1 } from '@rasad/event-contracts';
import { tehranDate, toGlobalId } from '@rasad/service-kit';
import { chartersOf, charterDocument, type ShownBody } from './charter.js';
import { callerWith, chief, rowIdOf, useDirectory, type TestCaller } from './directory-service.js';
import { missing, organisationOf } from './organisation.js';

const directory = useDirectory();
const { unit, position, person, appoint, perform } = organisationOf(directory);
const { importCharter, bodies, body, derive, events } = chartersOf(directory);

const today = tehranDate(new Date());
const since = { validFrom: '2024-01-01' };
const units: Record<string, string> = {};
const posts: Record<string, string> = {};
const people: Record<string, string> = {};

const seatsOf = (shown: ShownBody | undefined) =>
  Object.fromEntries((shown?.seats ?? []).map(({ code, position }) => [code, position?.code ?? null]));
const groupOf = async (code: string) =>
  (await bodies()).nodes.find(({ scopeUnit }) => scopeUnit.code === code);
const seatsOn = async (id: string | undefined, asOf: string) => {
  const query =
    'query ($id: ID!, $asOf: LocalDate) { body(id: $id) { seats(asOf: $asOf) { code position { code } } } }';
  const answer = await directory.ask<{ body: ShownBody }>(query, { id, asOf });
  return seatsOf(answer.body);
};
const newEvents = async (work: () => Promise<unknown>) => {
  const before = (await events()).length;
  await work();
  return (await events()).slice(before);
};

beforeAll(async () => {
  units['city'] = await unit('city', null, { kind: 'HEADQUARTERS', ...since });
  for (const code of ['north', 'south']) {
    units[code] = await unit(code, units['city'], { kind: 'DISTRICT', ...since });
    posts[code] = await position(units[code], `${code}.head`, since);
  }
  await importCharter(charterDocument({ validFrom: '2025-03-21' }));
}, 60_000);

describe('a change of the organisation', () => {
  it('of a new district forms its group at once, with the post that comes after it', async () => {
    const happened = await newEvents(async () => {
      units['east'] = await unit('east', units['city'], { kind: 'DISTRICT' });
    });
    expect(happened).toEqual(['body.formed']);
    expect(seatsOf(await groupOf('east'))).toEqual({ chair: null, inspection: null });
    expect(
      await newEvents(async () => {
        posts['east'] = await position(units['east'] ?? '', 'east.head');
      }),
    ).toEqual(['body.changed']);
    expect(seatsOf(await groupOf('east'))).toEqual({ chair: 'east.head', inspection: null });
    expect(await groupOf('east')).toMatchObject({ validFrom: today, version: 2 });
  });

  it('that concerns no body leaves them untouched', async () => {
    expect(
      await newEvents(async () => {
        units['office'] = await unit('office', units['south'], { kind: 'DISTRICT_OFFICE' });
        await position(units['office'], 'office.head');
        await person('ann');
      }),
    ).toEqual([]);
  });

  it('of a name changes the name of its body', async () => {
    const rename = { unitId: units['east'], name: { en: 'Far east' } };
    expect(await newEvents(() => perform('renameOrgUnit', rename, 'unit { id }'))).toEqual(['body.changed']);
    expect(await groupOf('east')).toMatchObject({ name: 'Group of Far east' });
  });

  it('that brings an office elsewhere takes its inspector from one body to the other', async () => {
    await position(units['office'] ?? '', 'office.inspector', { kind: 'INSPECTOR' });
    expect(seatsOf(await groupOf('south'))).toMatchObject({ inspection: 'office.inspector' });
    const move = { unitId: units['office'], parentId: units['north'] };
    expect(await newEvents(() => perform('moveOrgUnit', move, 'unit { id }'))).toEqual([
      'body.changed',
      'body.changed',
    ]);
    expect(seatsOf(await groupOf('south'))).toMatchObject({ inspection: null });
    expect(seatsOf(await groupOf('north'))).toMatchObject({ inspection: 'office.inspector' });
  });

  it('of the kind of a post gives its seat away, and tells the seats that there are now', async () => {
    posts['clerk'] = await position(units['north'] ?? '', 'north.clerk', { kind: 'EXPERT' });
    expect(seatsOf(await groupOf('north'))).toMatchObject({ expert: 'north.clerk' });
    await perform('changePosition', { positionId: posts['clerk'], kind: 'OTHER' }, 'position { id }');
    expect(seatsOf(await groupOf('north'))).not.toHaveProperty('expert');
    const [last] = await directory.database.query<{ payload: unknown; actor: { id: string; role: string } }>(
      `select payload, actor from directory.event where type = 'directory.body.changed' order by id desc limit 1`,
    );
    expect(last?.actor).toMatchObject({ id: chief.subject, role: 'ADMIN' });
    expect(BodyChangedV1.payload.parse(last?.payload).body.seats.map(({ code }) => code)).toEqual([
      'chair',
      'inspection',
    ]);
  });

  it('that closes a post leaves a required seat without one, and keeps the seat that was', async () => {
    await perform(
      'closePosition',
      { positionId: posts['south'], effectiveOn: '2026-05-01' },
      'position { id }',
    );
    const group = await groupOf('south');
    expect(seatsOf(group)).toEqual({ chair: null, inspection: null });
    expect(await seatsOn(group?.id, '2026-04-30')).toEqual({ chair: 'south.head', inspection: null });
    expect(await seatsOn(group?.id, '2026-05-01')).toEqual({ inspection: null });
  });

  it('that closes a unit ends its body on that day; the body stays on record', async () => {
    const before = await groupOf('south');
    expect(before).toMatchObject({ validFrom: '2025-03-21', validTo: null });
    const close = { unitId: units['south'], effectiveOn: '2026-06-01' };
    expect(await newEvents(() => perform('closeOrgUnit', close, 'unit { id }'))).toEqual(['body.ended']);
    expect(await groupOf('south')).toBeUndefined();
    expect(await body(before?.id ?? '')).toMatchObject({ validTo: '2026-06-01', successor: null, seats: [] });
    const [ended] = await directory.database.query<{ payload: unknown }>(
      `select payload from directory.event where type = 'directory.body.ended' order by id desc limit 1`,
    );
    expect(BodyEndedV1.payload.parse(ended?.payload).body).toMatchObject({
      validTo: '2026-06-01',
      seats: [{ code: 'chair' }, { code: 'inspection' }],
    });
  });

  it('by an import is followed in the same act, all of it once', async () => {
    const district = (code: string) => ({
      code,
      kind: 'DISTRICT',
      parent: null,
      name: { en: code },
    });
    const document = JSON.stringify({
      format: 'rasad.organisation/1',
      units: [district('west'), district('port')],
      positions: ['west', 'port'].map((code) => ({
        code: `${code}.head`,
        unit: code,
        kind: 'HEAD',
        title: { en: 'Head' },
      })),
    });
    const query = `mutation ($input: OrganisationImportInput!) {
      importOrganisation(input: $input) { userErrors { code } }
    }`;
    const happened = await newEvents(() => directory.ask(query, { input: { document } }));
    expect(happened).toEqual(['body.formed', 'body.formed']);
    expect(seatsOf(await groupOf('port'))).toMatchObject({ chair: 'port.head' });
  });

  it('that is refused changes no body', async () => {
    const taken = { code: 'north', kind: 'DISTRICT', parentId: units['city'], name: { en: 'x' } };
    expect(await newEvents(() => perform('createOrgUnit', taken, 'unit { id }'))).toEqual([]);
  });

  it('leaves nothing for a derivation to do', async () => {
    expect(await derive()).toEqual({ formed: 0, changed: 0, ended: 0, userErrors: [] });
  });
});

describe('whoever sits in a body', () => {
  const shownSeat = `seats { code vacant holders { acting person { username } } }`;
  const seatIn = async (id: string | undefined, code: string) => {
    const query = `query ($id: ID!) { body(id: $id) { ${shownSeat} } }`;
    const { body: shown } = await directory.ask<{ body: { seats: { code: string }[] } }>(query, { id });
    return shown.seats.find((seat) => seat.code === code);
  };

  it('is whoever holds the post of the seat, or stands in for its holder', async () => {
    const group = await groupOf('north');
    expect(await seatIn(group?.id, 'chair')).toEqual({ code: 'chair', vacant: true, holders: [] });
    for (const username of ['bob', 'eve']) people[username] = await person(username);
    await appoint(posts['north'] ?? '', people['bob'] ?? '', { acting: true });
    expect(await seatIn(group?.id, 'chair')).toMatchObject({
      vacant: true,
      holders: [{ acting: true, person: { username: 'bob' } }],
    });
    await appoint(posts['north'] ?? '', people['eve'] ?? '');
    expect(await seatIn(group?.id, 'chair')).toMatchObject({
      vacant: false,
      holders: [
        { acting: false, person: { username: 'eve' } },
        { acting: true, person: { username: 'bob' } },
      ],
    });
  });

  it('finds their bodies under me, and sees them wherever their role reaches', async () => {
    const eve: TestCaller = {
      ...callerWith('VIEWER', rowIdOf(units['east'] ?? '')),
      subject: rowIdOf(people['eve'] ?? ''),
      appointments: [{ positionId: rowIdOf(posts['north'] ?? ''), unitId: rowIdOf(units['north'] ?? '') }],
    };
    const { me } = await directory.ask<{ me: unknown }>(
      '{ me { bodies(first: 10) { totalCount nodes { scopeUnit { code } } } } }',
      {},
      eve,
    );
    expect(me).toEqual({ bodies: { totalCount: 1, nodes: [{ scopeUnit: { code: 'north' } }] } });
    expect((await bodies({}, { caller: eve })).nodes.map(({ scopeUnit }) => scopeUnit.code)).toEqual([
      'north',
      'east',
    ]);
    const group = await groupOf('north');
    expect(await body(group?.id ?? '', eve)).toMatchObject({ id: group?.id });
  });
});

describe('bodies out of reach', () => {
  const reader = () => callerWith('REPORTER', rowIdOf(units['east'] ?? ''));
  const entity = async (id: string, caller?: TestCaller) =>
    (
      await directory.ask<{ _entities: ({ name: string } | null)[] }>(
        'query ($it: [_Any!]!) { _entities(representations: $it) { ... on Body { name } } }',
        { it: [{ __typename: 'Body', id }] },
        caller,
      )
    )._entities[0];

  it('are in no list and no count, whatever the filter', async () => {
    expect(await bodies({}, { caller: reader() })).toMatchObject({
      totalCount: 1,
      nodes: [{ scopeUnit: { code: 'east' } }],
    });
    for (const filter of [{ scopeUnitId: units['north'] }, { scopeSubtreeOf: units['north'] }]) {
      expect(await bodies(filter, { caller: reader() })).toEqual({ totalCount: 0, nodes: [] });
    }
    const query = 'query ($id: ID) { orgUnit(id: $id) { bodies { totalCount nodes { name } } } }';
    const north = { id: units['north'] };
    expect(await directory.ask(query, north, reader())).toEqual({
      orgUnit: { bodies: { totalCount: 0, nodes: [] } },
    });
    expect(await directory.ask(query, north)).toEqual({
      orgUnit: { bodies: { totalCount: 1, nodes: [{ name: 'Group of north' }] } },
    });
  });

  it('look as if they did not exist, by id and by reference', async () => {
    const group = await groupOf('north');
    expect(await body(group?.id ?? '', reader())).toBeNull();
    expect(await body(missing('Body'), reader())).toBeNull();
    expect(await body(toGlobalId('OrgUnit', rowIdOf(group?.id ?? '')))).toBeNull();
    expect(await entity(group?.id ?? '', reader())).toBeNull();
    expect(await entity(group?.id ?? '')).toEqual({ name: 'Group of north' });
  });
});

describe('the list of bodies', () => {
  const walk = async (filter: Record<string, unknown>) => {
    const query = `query ($filter: BodyFilterInput, $after: String) {
      bodies(first: 2, filter: $filter, after: $after) {
        totalCount nodes { scopeUnit { code } } pageInfo { endCursor hasNextPage }
      } }`;
    interface Page {
      totalCount: number;
      nodes: { scopeUnit: { code: string } }[];
      pageInfo: { endCursor: string; hasNextPage: boolean };
    }
    const codes: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { bodies: page }: { bodies: Page } = await directory.ask<{ bodies: Page }>(query, {
        filter,
        after,
      });
      codes.push(...page.nodes.map(({ scopeUnit }) => scopeUnit.code));
      more = page.pageInfo.hasNextPage;
      after = page.pageInfo.endCursor;
      if (!more) expect(page.totalCount).toBe(codes.length);
    }
    return codes;
  };

  it('is in the order of the tree, a page at a time, by kind, unit, subtree and charter', async () => {
    const charterId = (
      await directory.ask<{ charter: { id: string } }>('{ charter(code: "bodies-1") { id } }')
    ).charter.id;
    expect(await walk({})).toEqual(['north', 'east', 'west', 'port']);
    expect(await walk({ kind: ['COMMITTEE'] })).toEqual([]);
    expect(await walk({ scopeSubtreeOf: units['city'] })).toEqual(['north', 'east']);
    expect(await walk({ scopeUnitId: units['east'], kind: ['WORKING_GROUP'] })).toEqual(['east']);
    expect(await walk({ charterId })).toHaveLength(4);
    expect(await walk({ charterId: missing('Charter') })).toEqual([]);
    expect(await walk({ charterId: 'nonsense' })).toEqual([]);
  });

  it('refuses a cursor that is none', async () => {
    const { errors } = await directory.send('{ bodies(after: "x") { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
