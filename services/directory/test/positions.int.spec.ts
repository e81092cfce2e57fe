import { beforeAll, describe, expect, it } from '@jest/globals';
import { tehranDate } from '@rasad/service-kit';
import { callerWith, chief, rowIdOf, useDirectory } from './directory-service.js';
import { missing, organisationOf } from './organisation.js';

const directory = useDirectory();
const city = organisationOf(directory);
const today = tehranDate(new Date());

let root = '';
let district = '';
const people: Record<string, string> = {};

beforeAll(async () => {
  root = await city.unit('post-root', null, { validFrom: '2010-01-01' });
  district = await city.unit('post-district', root, { validFrom: '2015-01-01' });
  for (const name of ['ali', 'bita', 'dara']) people[name] = await city.person(`post-${name}`);
});

const postOf = async (code: string, asOf: string) =>
  (
    await directory.ask<{ position: { holder: { name: string } | null; vacant: boolean; now: object[] } }>(
      `query ($code: String, $asOf: LocalDate) {
        position(code: $code) {
          holder(asOf: $asOf) { name } vacant(asOf: $asOf) now: appointments(asOf: $asOf) { acting person { name } }
        }
      }`,
      { code, asOf },
    )
  ).position;
const listCodes = async (filter: string, asOf: string = today) =>
  (
    await directory.ask<{ positions: { totalCount: number; nodes: { code: string }[] } }>(
      `{ positions(filter: ${filter}, asOf: "${asOf}") { totalCount nodes { code } } }`,
    )
  ).positions.nodes.map(({ code }) => code);

describe('a post', () => {
  it('is created in a unit with one event, and read with it', async () => {
    const id = await city.position(district, 'post-district.head', {
      sensitive: true,
      validFrom: '2020-01-01',
    });
    expect(await city.eventsOf(id)).toMatchObject([
      {
        type: 'directory.position.created',
        unit_path: 'post-root/post-district',
        payload: {
          position: { unitId: rowIdOf(district), kind: 'HEAD', sensitive: true, seats: 1, version: 1 },
        },
      },
    ]);
    const { orgUnit } = await directory.ask<{ orgUnit: { positions: object[] } }>(
      '{ orgUnit(code: "post-district") { positions { id code title vacant holder { name } unit { code } } } }',
    );
    expect(orgUnit.positions).toEqual([
      {
        id,
        code: 'post-district.head',
        title: 'post-district.head',
        vacant: true,
        holder: null,
        unit: { code: 'post-district' },
      },
    ]);
  });

  it('is refused what is malformed, taken or before its unit', async () => {
    await city.position(district, 'post-taken');
    const create = (more: Record<string, unknown>) =>
      city.refusals(
        'createPosition',
        { unitId: district, code: 'post-new', title: { en: 'New' }, kind: 'EXPERT', ...more },
        'position',
      );
    expect(await create({ code: 'post-taken' })).toEqual([['DUPLICATE', 'input.code']]);
    expect(await create({ code: 'Post New' })).toEqual([['INVALID', 'input.code']]);
    expect(await create({ title: {} })).toEqual([['REQUIRED', 'input.title']]);
    expect(await create({ seats: 0 })).toEqual([['INVALID', 'input.seats']]);
    expect(await create({ validFrom: '2014-12-31' })).toEqual([['INVALID', 'input.validFrom']]);
    expect(await create({ unitId: missing('OrgUnit') })).toEqual([['NOT_FOUND', 'input.unitId']]);
    const closed = await city.unit('post-closed', root);
    await city.idFrom('closeOrgUnit', { unitId: closed, effectiveOn: '2999-01-01' }, 'unit');
    expect(await create({ unitId: closed })).toEqual([['STATE', 'input.unitId']]);
  });

  it('changes and closes with its appointments, and is closed once', async () => {
    const positionId = await city.position(district, 'post-short', { seats: 2, validFrom: '2020-01-01' });
    await city.appoint(positionId, people['ali']!, { validFrom: '2021-01-01' });
    const later = await city.appoint(positionId, people['bita']!, { validFrom: '2990-01-01' });
    expect(await city.refusals('changePosition', { positionId, seats: 1 }, 'position')).toEqual([
      ['STATE', 'input.seats'],
    ]);
    await city.idFrom('changePosition', { positionId, kind: 'EXPERT', title: { fa: 'کارشناس' } }, 'position');
    const before = { positionId, effectiveOn: '2020-01-01' };
    expect(await city.refusals('closePosition', before, 'position')).toEqual([
      ['INVALID', 'input.effectiveOn'],
    ]);
    await city.idFrom('closePosition', { positionId, effectiveOn: today, expectedVersion: 2 }, 'position');
    expect((await city.eventsOf(positionId)).map(({ type }) => type)).toEqual([
      'directory.position.created',
      'directory.position.changed',
      'directory.position.closed',
    ]);
    // Who was to begin later never begins.
    expect((await city.eventsOf(later)).at(-1)).toMatchObject({
      type: 'directory.appointment.ended',
      payload: { appointment: { validFrom: '2990-01-01', validTo: '2990-01-01', version: 2 } },
    });
    expect(await city.refusals('closePosition', { positionId }, 'position')).toEqual([
      ['STATE', 'input.positionId'],
    ]);
    expect(await city.refusals('changePosition', { positionId, seats: 3 }, 'position')).toEqual([
      ['STATE', 'input.positionId'],
    ]);
    expect(await city.refusals('appoint', { positionId, personId: people['dara'] }, 'appointment')).toEqual([
      ['STATE', 'input.positionId'],
    ]);
  });

  it('is managed only by somebody who administers its unit', async () => {
    const positionId = await city.position(district, 'post-guarded');
    const neighbour = callerWith('ADMIN', rowIdOf(await city.unit('post-neighbour', root)));
    const input = { positionId, seats: 2 };
    expect(await city.refusals('changePosition', input, 'position', neighbour)).toEqual([
      ['NOT_ALLOWED', 'input.positionId'],
    ]);
    expect(
      await city.refusals('appoint', { positionId, personId: people['ali'] }, 'appointment', neighbour),
    ).toEqual([['NOT_ALLOWED', 'input.positionId']]);
    expect(await city.refusals('closePosition', { positionId }, 'position', neighbour)).toEqual([
      ['NOT_ALLOWED', 'input.positionId'],
    ]);
  });

  it('is listed by unit, subtree, kind and whether anybody holds it, page by page', async () => {
    const top = await city.unit('list-top', root);
    const below = await city.unit('list-below', top);
    const held = await city.position(top, 'list-a', { validFrom: today });
    await city.position(below, 'list-b', { kind: 'INSPECTOR', sensitive: true });
    await city.position(below, 'list-c');
    await city.appoint(held, people['ali']!);
    expect(await listCodes(`{ unitId: "${below}" }`)).toEqual(['list-b', 'list-c']);
    expect(await listCodes(`{ unitSubtreeOf: "${top}" }`)).toEqual(['list-a', 'list-b', 'list-c']);
    expect(await listCodes(`{ unitSubtreeOf: "${top}", kind: [INSPECTOR], sensitive: true }`)).toEqual([
      'list-b',
    ]);
    expect(await listCodes(`{ unitSubtreeOf: "${top}", vacant: true }`)).toEqual(['list-b', 'list-c']);
    expect(await listCodes(`{ unitSubtreeOf: "${top}", vacant: false }`)).toEqual(['list-a']);
    expect(await listCodes(`{ unitSubtreeOf: "${top}" }`, '2010-01-01')).toEqual([]);
    const page = async (after: string | null) =>
      (
        await directory.ask<{ positions: { nodes: { code: string }[]; pageInfo: { endCursor: string } } }>(
          `query ($after: String) {
            positions(first: 2, after: $after, filter: { unitSubtreeOf: "${top}" }) { nodes { code } pageInfo { endCursor } }
          }`,
          { after },
        )
      ).positions;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([...first.nodes, ...second.nodes].map(({ code }) => code)).toEqual(['list-a', 'list-b', 'list-c']);
  });
});

describe('an appointment', () => {
  it('makes a holder for its days, whom somebody may stand in for, and leaves the post vacant after them', async () => {
    const post = await city.position(district, 'post-held', { validFrom: '2020-01-01' });
    const first = await city.appoint(post, people['ali']!, {
      validFrom: '2021-01-01',
      validTo: '2022-01-01',
    });
    await city.appoint(post, people['bita']!, { validFrom: '2023-01-01' });
    const standIn = { acting: true, validFrom: '2021-06-01', validTo: '2023-03-01' };
    await city.appoint(post, people['dara']!, standIn);
    expect(await postOf('post-held', '2020-06-01')).toEqual({ holder: null, vacant: true, now: [] });
    expect(await postOf('post-held', '2021-07-01')).toMatchObject({
      holder: { name: 'post-ali' },
      vacant: false,
      now: [
        { acting: true, person: { name: 'post-dara' } },
        { acting: false, person: { name: 'post-ali' } },
      ],
    });
    expect(await postOf('post-held', '2022-01-01')).toMatchObject({
      holder: { name: 'post-dara' },
      vacant: true,
    });
    expect(await postOf('post-held', '2023-02-01')).toMatchObject({
      holder: { name: 'post-bita' },
      vacant: false,
    });
    expect(await city.eventsOf(first)).toMatchObject([
      {
        type: 'directory.appointment.made',
        unit_path: 'post-root/post-district',
        payload: {
          appointment: { unitId: rowIdOf(district), personId: rowIdOf(people['ali']!), acting: false },
        },
      },
    ]);
  });

  it('finds a post with one seat taken on any day of it, and one with two only by two', async () => {
    const single = await city.position(district, 'post-single', { validFrom: '2020-01-01' });
    const appoint = (positionId: string, name: string, validFrom: string, validTo?: string) =>
      city.perform(
        'appoint',
        { positionId, personId: people[name], validFrom, validTo },
        'appointment { id }',
      );
    await appoint(single, 'ali', '2021-01-01', '2022-01-01');
    const taken = await appoint(single, 'bita', '2020-06-01', '2021-01-02');
    expect(taken.userErrors).toMatchObject([{ code: 'STATE', field: ['input', 'positionId'] }]);
    expect((await appoint(single, 'bita', '2022-01-01')).userErrors).toEqual([]);
    const double = await city.position(district, 'post-double', { seats: 2, validFrom: '2020-01-01' });
    expect((await appoint(double, 'ali', '2021-01-01')).userErrors).toEqual([]);
    expect((await appoint(double, 'bita', '2021-01-01')).userErrors).toEqual([]);
    expect((await appoint(double, 'dara', '2021-01-01')).userErrors).toHaveLength(1);
  });

  it('is refused twice for one person, outside the post, out of order and for nobody', async () => {
    const positionId = await city.position(district, 'post-refused', { seats: 5, validFrom: '2020-01-01' });
    const appoint = (more: Record<string, unknown>) =>
      city.refusals(
        'appoint',
        { positionId, personId: people['ali'], validFrom: '2021-01-01', ...more },
        'appointment',
      );
    await city.appoint(positionId, people['ali']!, { validFrom: '2021-06-01' });
    expect(await appoint({})).toEqual([['DUPLICATE', 'input.personId']]);
    expect(await appoint({ personId: people['bita'], validFrom: '2019-12-31' })).toEqual([
      ['STATE', 'input.positionId'],
    ]);
    expect(await appoint({ personId: people['bita'], validTo: '2021-01-01' })).toEqual([
      ['INVALID', 'input.validTo'],
    ]);
    expect(await appoint({ personId: missing('Person') })).toEqual([['NOT_FOUND', 'input.personId']]);
    expect(await appoint({ positionId: missing('Position') })).toEqual([['NOT_FOUND', 'input.positionId']]);
  });

  it('ends on a day, never later than before, and never begins where it ends on its first day', async () => {
    const post = await city.position(district, 'post-ended', { seats: 5, validFrom: '2020-01-01' });
    const appointmentId = await city.appoint(post, people['ali']!, { validFrom: '2021-01-01' });
    const end = (effectiveOn: string) =>
      city.refusals('endAppointment', { appointmentId, effectiveOn }, 'appointment');
    expect(await end('2020-12-31')).toEqual([['INVALID', 'input.effectiveOn']]);
    await city.idFrom('endAppointment', { appointmentId, effectiveOn: '2022-01-01' }, 'appointment');
    expect(await end('2022-01-01')).toEqual([['STATE', 'input.appointmentId']]);
    expect(await end('2023-01-01')).toEqual([['STATE', 'input.appointmentId']]);
    await city.idFrom('endAppointment', { appointmentId, effectiveOn: '2021-01-01' }, 'appointment');
    expect(await postOf('post-ended', '2021-01-01')).toMatchObject({ holder: null, now: [] });
    expect(
      await city.refusals('endAppointment', { appointmentId: missing('Appointment') }, 'appointment'),
    ).toEqual([['NOT_FOUND', 'input.appointmentId']]);
  });

  it('is told with the person, as of a day or through all time', async () => {
    const post = await city.position(district, 'post-career', { validFrom: '2020-01-01' });
    const person = await city.person('post-career-person');
    await city.appoint(post, person, { validFrom: '2021-01-01', validTo: '2022-01-01' });
    await city.appoint(post, person, { validFrom: '2023-01-01' });
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Person {
      all: appointments { validFrom position { code } } then: appointments(asOf: "2021-02-01") { validFrom }
    } } }`;
    const { _entities } = await directory.ask<{ _entities: object[] }>(
      query,
      { of: [{ __typename: 'Person', id: person }] },
      { ...chief, grants: [{ role: 'REPORTER', unitId: rowIdOf(root) }] },
    );
    expect(_entities).toEqual([
      {
        all: [
          { validFrom: '2023-01-01', position: { code: 'post-career' } },
          { validFrom: '2021-01-01', position: { code: 'post-career' } },
        ],
        then: [{ validFrom: '2021-01-01' }],
      },
    ]);
  });
});
