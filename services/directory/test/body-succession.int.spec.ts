import { beforeAll, describe, expect, it } from '@jest/globals';
import { tehranDate } from '@rasad/service-kit';
import { UnitDays } from '../src/units/unit-days.service.js';
import { chartersOf, charterDocument, type ShownBody } from './charter.js';
import { useDirectory } from './directory-service.js';
import { organisationOf } from './organisation.js';

const directory = useDirectory();
const { unit, position, perform } = organisationOf(directory);
const { importCharter, bodies, derive, events } = chartersOf(directory);

const today = tehranDate(new Date());
const since = { validFrom: '2024-01-01' };
const units: Record<string, string> = {};
const district = (code: string) => ({ new: { code, kind: 'DISTRICT', name: { en: code } } });
const groupOf = async (code: string) =>
  (await bodies()).nodes.find(({ scopeUnit }) => scopeUnit.code === code);
/** The group as it is shown now, whether it has ended or not. */
const again = async (group: ShownBody | undefined) => {
  const query = `query ($id: ID!) { body(id: $id) { validTo successor { id } successors { id } } }`;
  return (await directory.ask<{ body: unknown }>(query, { id: group?.id })).body;
};
const succeed = async (mutation: string, input: Record<string, unknown>) => {
  const before = (await events()).length;
  const { userErrors } = await perform(mutation, input, '__typename');
  expect(userErrors).toEqual([]);
  return (await events()).slice(before);
};

beforeAll(async () => {
  units['city'] = await unit('city', null, { kind: 'HEADQUARTERS', ...since });
  for (const code of ['north', 'south', 'east', 'west']) {
    units[code] = await unit(code, units['city'], { kind: 'DISTRICT', ...since });
    await position(units[code], `${code}.head`, since);
  }
  const named = [{ codes: ['north', 'south', 'east'] }, { codes: ['west'] }];
  await importCharter(charterDocument({ validFrom: '2025-03-21' }, { where: named }));
}, 60_000);

describe('a body whose unit is merged', () => {
  it('ends with it and passes to the body of the new unit, which the charter names by the old ones', async () => {
    const [north, south] = [await groupOf('north'), await groupOf('south')];
    const input = { unitIds: [units['north'], units['south']], into: district('centre') };
    expect(await succeed('mergeOrgUnits', input)).toEqual(['body.formed', 'body.ended', 'body.ended']);
    const centre = await groupOf('centre');
    expect(centre).toMatchObject({ name: 'Group of centre', validFrom: today });
    for (const group of [north, south]) {
      expect(await again(group)).toEqual({
        validTo: today,
        successor: { id: centre?.id },
        successors: [{ id: centre?.id }],
      });
    }
  });

  it('passes to the body that the other unit has, on the day on which they become one', async () => {
    const east = await groupOf('east');
    const input = { unitIds: [units['east']], into: { unitId: units['west'] }, effectiveOn: '2031-01-01' };
    expect(await succeed('mergeOrgUnits', input)).toEqual([]);
    expect(await again(east)).toMatchObject({ validTo: null, successor: null });
    await directory.app.get(UnitDays).followDay(new Date('2031-01-01T12:00:00Z'));
    expect(await again(east)).toMatchObject({
      validTo: '2031-01-01',
      successor: {
        id: (await bodies({}, { asOf: '2031-01-01' })).nodes.find(
          ({ scopeUnit }) => scopeUnit.code === 'west',
        )?.id,
      },
    });
  });
});

describe('a body whose unit is split', () => {
  it('passes to those of all parts, and to no single one', async () => {
    const west = await groupOf('west');
    const parts = [district('west-1'), district('west-2')];
    const input = { unitId: units['west'], parts, effectiveOn: '2031-02-01' };
    await succeed('splitOrgUnit', input);
    await directory.app.get(UnitDays).followDay(new Date('2031-02-01T12:00:00Z'));
    const heirs = (await bodies({}, { asOf: '2031-02-01' })).nodes.filter(({ scopeUnit }) =>
      scopeUnit.code.startsWith('west-'),
    );
    expect(heirs).toHaveLength(2);
    expect(await again(west)).toEqual({
      validTo: '2031-02-01',
      successor: null,
      successors: heirs.map(({ id }) => ({ id })),
    });
    expect(await derive()).toMatchObject({ formed: 0, changed: 0, ended: 0 });
  });
});
