import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { chartersOf, done, type CharterAnswer } from './charter.js';
import { useDirectory } from './directory-service.js';

const directory = useDirectory();
const { importCharter, bodies, derive } = chartersOf(directory);
const sample = (file: string) => readFile(new URL(`../../../samples/karaj/${file}`, import.meta.url), 'utf8');

let charter: unknown;
let answer: CharterAnswer;

beforeAll(async () => {
  const mutation =
    'mutation ($input: OrganisationImportInput!) { importOrganisation(input: $input) { userErrors { code } } }';
  await directory.ask(mutation, { input: { document: await sample('organisation.json') } });
  charter = JSON.parse(await sample('charter.json'));
  answer = await importCharter(charter);
}, 60_000);

describe('the charter of the sample city', () => {
  it('forms the committee at the headquarters and a group in every district and organisation, and no more', async () => {
    expect(answer.userErrors).toEqual([]);
    const { orgUnits } = await directory.ask<{ orgUnits: { nodes: { code: string }[] } }>(
      '{ orgUnits(first: 200, filter: { kind: [DISTRICT, ORGANISATION] }) { nodes { code } } }',
    );
    const { nodes, totalCount } = await bodies();
    expect(totalCount).toBe(27);
    expect(nodes.map(({ scopeUnit }) => scopeUnit.code).toSorted()).toEqual(
      ['municipality', ...orgUnits.nodes.map(({ code }) => code)].toSorted(),
    );
    expect((await bodies({ kind: ['COMMITTEE'] })).nodes).toMatchObject([
      { name: 'Policy and executive committee, Municipality of Karaj', scopeUnit: { code: 'municipality' } },
    ]);
  });

  it('finds a post for every seat: heads, inspection and security officers among them', async () => {
    const { nodes } = await bodies();
    expect(nodes.flatMap(({ seats }) => seats).filter(({ position }) => position === null)).toEqual([]);
    for (const { kind, seats, scopeUnit } of nodes.filter(({ kind }) => kind === 'WORKING_GROUP')) {
      expect([kind, ...seats.slice(0, 3).map(({ position }) => position?.code)]).toEqual([
        'WORKING_GROUP',
        `${scopeUnit.code}.head`,
        `${scopeUnit.code}.inspection`,
        `${scopeUnit.code}.security`,
      ]);
    }
    expect(nodes.find(({ scopeUnit }) => scopeUnit.code === 'municipality')?.seats).toHaveLength(14);
  });

  it('changes nothing a second time', async () => {
    expect(done(await importCharter(charter))).toEqual([]);
    expect(await derive()).toMatchObject({ formed: 0, changed: 0, ended: 0 });
  });
});
