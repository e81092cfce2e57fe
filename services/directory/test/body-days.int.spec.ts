import { beforeAll, describe, expect, it } from '@jest/globals';
import { UnitDays } from '../src/units/unit-days.service.js';
import { chartersOf, charterDocument, groupRule } from './charter.js';
import { startDirectory, useDirectory } from './directory-service.js';
import { organisationOf } from './organisation.js';

const directory = useDirectory();
const { unit, position, perform, countEvents } = organisationOf(directory);
const { importCharter, bodies, events } = chartersOf(directory);

const daysPass = (to: string) => directory.app.get(UnitDays).followDay(new Date(`${to}T12:00:00Z`));
const units: Record<string, string> = {};
const groups = async (asOf: string) =>
  (await bodies({}, { asOf })).nodes.map(({ scopeUnit, seats }) => [
    scopeUnit.code,
    ...seats.map(({ position }) => position?.code ?? null),
  ]);

beforeAll(async () => {
  units['city'] = await unit('city', null, { kind: 'HEADQUARTERS' });
  for (const code of ['north', 'south']) {
    units[code] = await unit(code, units['city'], { kind: 'DISTRICT' });
    await position(units[code], `${code}.head`);
  }
  const seats = groupRule().seats.slice(0, 1);
  await importCharter(
    charterDocument({ validFrom: '2031-01-01' }, { seats, quorum: { kind: 'MEMBERS', members: 1 } }),
  );
}, 60_000);

describe('a day that comes', () => {
  it('forms the bodies of a charter that holds from then on, once in all replicas', async () => {
    expect(await events()).toEqual(['charter.adopted']);
    await daysPass('2030-12-31');
    expect(await groups('2031-01-01')).toEqual([]);
    const other = await startDirectory(directory.database, 'nats://directory:secret@127.0.0.1:1');
    const replicas = [directory.app, other].map((app) => app.get(UnitDays));
    await Promise.all(replicas.map((days) => days.followDay(new Date('2031-01-01T12:00:00Z'))));
    await other.close();
    expect(await events()).toEqual(['charter.adopted', 'body.formed', 'body.formed']);
    expect(await groups('2031-01-01')).toEqual([
      ['north', 'north.head'],
      ['south', 'south.head'],
    ]);
    const [formed] = await directory.database.query<{ actor: unknown }>(
      `select actor from directory.event where type = 'directory.body.formed' limit 1`,
    );
    expect(formed?.actor).toMatchObject({ kind: 'SYSTEM', id: 'directory', role: null });
  });

  it('takes a seat from a post that ends, and a body from a unit that does, on their days', async () => {
    const { position: post } = await directory.ask<{ position: { id: string } }>(
      '{ position(code: "north.head") { id } }',
    );
    await perform('closePosition', { positionId: post.id, effectiveOn: '2031-02-01' }, 'position { id }');
    await perform('closeOrgUnit', { unitId: units['south'], effectiveOn: '2031-03-01' }, 'unit { id }');
    expect(await groups('2031-01-15')).toEqual([
      ['north', 'north.head'],
      ['south', 'south.head'],
    ]);
    // The service was away on both days.
    await daysPass('2031-04-01');
    expect(await groups('2031-01-31')).toHaveLength(2);
    expect(await groups('2031-02-01')).toEqual([['north'], ['south', 'south.head']]);
    expect(await groups('2031-03-01')).toEqual([['north']]);
    expect(await groups('2031-04-01')).toEqual([['north', null]]);
    expect((await events()).slice(3)).toEqual(['body.changed', 'body.ended']);
  });

  it('on which nothing begins or ends tells nothing', async () => {
    const before = await countEvents();
    await daysPass('2031-05-01');
    await daysPass('2031-05-01');
    expect(await countEvents()).toBe(before);
  });
});
