import { describe, expect, it } from '@jest/globals';
import {
  callerWith,
  chief,
  rowIdOf,
  useDirectory,
  type TestCaller,
  type UserErrorShape,
} from './directory-service.js';

const directory = useDirectory();

interface Answer {
  changes: { action: string; entity: string; code: string; detail: string | null }[];
  userErrors: UserErrorShape[];
}
type Entry = Record<string, unknown>;
interface Document {
  units: Entry[];
  positions?: Entry[];
  people?: Entry[];
  appointments?: Entry[];
}

const run = async (mutation: string, document: Document, caller: TestCaller = chief) =>
  (
    await directory.ask<{ answer: Answer }>(
      `mutation ($input: OrganisationImportInput!) {
        answer: ${mutation}(input: $input) { changes { action entity code detail } userErrors { code field message } }
      }`,
      { input: { document: JSON.stringify({ format: 'rasad.organisation/1', ...document }, null, 1) } },
      caller,
    )
  ).answer;
const changed = ({ changes }: Answer) =>
  changes.filter(({ action }) => action !== 'KEEP').map(({ action, code, detail }) => [action, code, detail]);
const eventTypes = async () =>
  (
    await directory.database.query<{ type: string }>(
      `select type from directory.event where type like 'directory.position.%' or type like 'directory.appointment.%'
       order by id`,
    )
  ).map(({ type }) => type.replace('directory.', ''));
const holderOf = async (code: string) =>
  (
    await directory.ask<{ position: { holder: { name: string } | null; validTo: string | null } }>(
      'query ($code: String) { position(code: $code) { validTo holder { name } } }',
      { code },
    )
  ).position;

const unit = (code: string, parent: string | null, more: Entry = {}) => ({
  code,
  kind: 'UNIT',
  parent,
  name: { en: code },
  ...more,
});
const head = { code: 'office.head', unit: 'office', kind: 'HEAD', title: { en: 'Head' } };
const people = ['ann', 'bob'].map((username) => ({ username, name: { en: username } }));
const document = (more: Partial<Document> = {}): Document => ({
  units: [unit('city', null), unit('office', 'city')],
  positions: [head],
  people,
  appointments: [{ username: 'ann', position: 'office.head', validFrom: '2024-01-01' }],
  ...more,
});

describe('posts and appointments of a document', () => {
  it('are shown before they are imported, imported with their events, and not a second time', async () => {
    const shown = await run('previewOrganisationImport', document());
    expect(changed(shown)).toEqual([
      ['CREATE', 'city', '/'],
      ['CREATE', 'office', 'city'],
      ['CREATE', 'office.head', 'office'],
      ['CREATE', 'ann', null],
      ['CREATE', 'bob', null],
      ['CREATE', 'ann office.head', null],
    ]);
    expect(await eventTypes()).toEqual([]);
    expect(await run('importOrganisation', document())).toEqual(shown);
    expect(await eventTypes()).toEqual(['position.created', 'appointment.made']);
    expect(changed(await run('importOrganisation', document()))).toEqual([]);
    expect(await eventTypes()).toHaveLength(2);
    expect(await holderOf('office.head')).toMatchObject({ holder: { name: 'ann' } });
  });

  it('follow a document that changes the post and hands it over', async () => {
    const positions = [{ ...head, title: { en: 'Director' }, sensitive: true }];
    const appointments = [
      { username: 'ann', position: 'office.head', validFrom: '2024-01-01', validTo: '2025-01-01' },
      { username: 'bob', position: 'office.head', validFrom: '2025-01-01' },
    ];
    const handOver = document({ positions, appointments });
    expect(changed(await run('importOrganisation', handOver))).toEqual([
      ['UPDATE', 'office.head', 'title, sensitive'],
      ['CLOSE', 'ann office.head', '2025-01-01'],
      ['CREATE', 'bob office.head', null],
    ]);
    expect((await eventTypes()).slice(2)).toEqual([
      'position.changed',
      'appointment.ended',
      'appointment.made',
    ]);
    expect(await holderOf('office.head')).toMatchObject({ holder: { name: 'bob' } });
    expect(changed(await run('importOrganisation', handOver))).toEqual([]);
  });

  it('keep the address of a person whom a document names without one', async () => {
    const [ann, bob] = people;
    await run('importOrganisation', document({ people: [{ ...ann, email: 'ann@example.org' }, bob!] }));
    expect(changed(await run('importOrganisation', document()))).toEqual([]);
    const other = document({ people: [{ ...ann, email: 'ann@example.net' }, bob!] });
    expect(changed(await run('previewOrganisationImport', other))).toEqual([['UPDATE', 'ann', 'email']]);
  });

  it.each<[string, Partial<Document>, string, string]>([
    [
      'a second holder of one seat',
      { appointments: [{ username: 'ann', position: 'office.head', validFrom: '2026-01-01' }] },
      'STATE',
      'appointments[0]',
    ],
    [
      'a later end of an appointment than it has',
      {
        appointments: [
          { username: 'ann', position: 'office.head', validFrom: '2024-01-01', validTo: '2026-01-01' },
        ],
      },
      'STATE',
      'appointments[0]',
    ],
    [
      'a post that moves to another unit',
      { positions: [{ ...head, unit: 'city' }] },
      'INVALID',
      'positions[0]',
    ],
    [
      'a post that exists longer than its unit',
      {
        units: [unit('city', null), unit('office', 'city', { validTo: '2030-01-01' })],
        positions: [{ ...head, code: 'office.late', validTo: '2031-01-01' }],
        appointments: [],
      },
      'INVALID',
      'positions[0]',
    ],
  ])('are refused with %s, at its place, and nothing is changed', async (_, more, code, path) => {
    const before = await eventTypes();
    const { changes, userErrors } = await run('importOrganisation', document(more));
    expect(changes).toEqual([]);
    expect(userErrors).toMatchObject([
      { code, field: ['input', 'document'], message: expect.stringContaining(path) },
    ]);
    expect(await eventTypes()).toEqual(before);
  });

  it('are refused to somebody who does not administer the unit', async () => {
    const { orgUnit } = await directory.ask<{ orgUnit: { id: string } }>('{ orgUnit(code: "city") { id } }');
    const inspector = callerWith('ADMIN', rowIdOf(orgUnit.id));
    const allowed = document({
      positions: [head, { ...head, code: 'office.deputy', kind: 'DEPUTY' }],
      appointments: [],
    });
    const foreign = callerWith('ADMIN', '01930000-0000-7000-8000-00000000dead');
    const { userErrors } = await run('importOrganisation', allowed, foreign);
    expect(userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect((await run('importOrganisation', allowed, inspector)).userErrors).toEqual([]);
  });

  it('end with the unit that the document closes, named or not', async () => {
    const units = [unit('city', null), unit('office', 'city', { validTo: '2026-01-01' })];
    const closing = document({ units, positions: [head], appointments: [] });
    expect(changed(await run('importOrganisation', closing))).toEqual([
      ['CLOSE', 'office', '2026-01-01'],
      ['CLOSE', 'office.head', '2026-01-01'],
      ['CLOSE', 'office.deputy', '2026-01-01'],
    ]);
    expect(await holderOf('office.head')).toEqual({ validTo: '2026-01-01', holder: null });
    expect((await eventTypes()).slice(-3)).toEqual([
      'position.closed',
      'position.closed',
      'appointment.ended',
    ]);
    expect(changed(await run('importOrganisation', closing))).toEqual([]);
  });
});
