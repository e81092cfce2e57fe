import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { callerWith, chief, rowIdOf, useDirectory, type UserErrorShape } from './directory-service.js';

const city = useDirectory();
const emptyCity = useDirectory();

interface File {
  name: string;
  mediaType: string;
  content: string;
}
interface Answer {
  changes: { action: string; entity: string; code: string }[];
  userErrors: UserErrorShape[];
}

const exported = async (format: string, lang = 'FA', { caller = chief, from = city } = {}) => {
  const query = `{ files: organisationExport(format: ${format}, lang: ${lang}) { name mediaType content } }`;
  return (await from.ask<{ files: File[] }>(query, {}, caller)).files;
};
const send = async (
  input: Record<string, unknown>,
  { mutation = 'importOrganisation', caller = chief, to = city, lang = 'EN' as 'FA' | 'EN' } = {},
) => {
  const query = `mutation ($input: OrganisationImportInput!) {
    answer: ${mutation}(input: $input) { changes { action entity code } userErrors { code field message } }
  }`;
  return (await to.ask<{ answer: Answer }>(query, { input }, { ...caller, lang })).answer;
};
const given = (files: File[]) => ({ files: files.map(({ name, content }) => ({ name, content })) });
const text = (file: File | undefined) => Buffer.from(file?.content ?? '', 'base64').toString();
const csv = (name: string, rows: string) => ({ name, content: Buffer.from(rows).toString('base64') });
const actions = ({ changes, userErrors }: Answer) => {
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  return [...new Set(changes.map(({ action }) => action))];
};
const unitId = async (code: string) => {
  const { orgUnit } = await city.ask<{ orgUnit: { id: string } }>(`{ orgUnit(code: "${code}") { id } }`);
  return rowIdOf(orgUnit.id);
};

beforeAll(async () => {
  const sample = await readFile(new URL('../../../samples/karaj/organisation.json', import.meta.url), 'utf8');
  expect((await send({ document: sample })).userErrors).toEqual([]);
});

describe('an organisation that is exported', () => {
  it.each([
    ['JSON', 'FA'],
    ['CSV', 'FA'],
    ['CSV', 'EN'],
    ['XLSX', 'FA'],
    ['XLSX', 'EN'],
  ])('changes nothing when it is imported over itself as %s in %s', async (format, lang) => {
    expect(actions(await send(given(await exported(format, lang))))).toEqual(['KEEP']);
  });

  it('is exported alike from an empty directory into which it was imported', async () => {
    const files = await exported('XLSX');
    expect(actions(await send(given(files), { to: emptyCity }))).toEqual(['CREATE']);
    const [here] = await exported('JSON');
    const [there] = await exported('JSON', 'FA', { from: emptyCity });
    expect(JSON.parse(text(there))).toEqual(JSON.parse(text(here)));
  });

  it('names its files and their types', async () => {
    expect((await exported('CSV')).map(({ name }) => name)).toEqual([
      'units.csv',
      'positions.csv',
      'people.csv',
      'service-accounts.csv',
      'appointments.csv',
      'grants.csv',
    ]);
    expect(await exported('JSON')).toMatchObject([
      { name: 'organisation.json', mediaType: 'application/json' },
    ]);
  });

  it('is for an administrator of a part that part and the way to it, with whoever has a post or role there', async () => {
    const caller = callerWith('ADMIN', await unitId('district-1'));
    const [file] = await exported('JSON', 'FA', { caller });
    const part = JSON.parse(text(file)) as Record<string, Record<string, string>[]>;
    const codes = (part['units'] ?? []).map(({ code }) => code ?? '');
    expect(codes).toEqual(expect.arrayContaining(['municipality', 'district-1']));
    expect(codes).not.toContain('district-2');
    const usernames = (part['people'] ?? []).map(({ username }) => username);
    expect(usernames).toContain('reporter-d1');
    expect(usernames).not.toContain('reporter-d2');
    expect((part['grants'] ?? []).every(({ scope }) => scope?.startsWith('district-1'))).toBe(true);
    expect((part['positions'] ?? []).every(({ unit }) => unit?.startsWith('district-1'))).toBe(true);
    expect(actions(await send(given([file as File]), { caller }))).toEqual(['KEEP']);
  });

  it('is for nobody else', async () => {
    for (const role of ['COMMITTEE', 'VIEWER', 'SERVICE'] as const) {
      const caller = callerWith(role, await unitId('municipality'));
      const { errors } = await city.send('{ organisationExport { name } }', {}, caller);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});

describe('an import of files', () => {
  it('is refused as a whole, naming sheet, row, column and field in the language of the caller', async () => {
    const files = [
      csv(
        'units.csv',
        'code,kind,parent,name fa\nmunicipality,HEADQUARTERS,,شهرداری\nnew-unit,UNIT,nowhere,واحد تازه\n',
      ),
    ];
    const english = await send({ files });
    expect(english).toEqual({
      changes: [],
      userErrors: [
        {
          code: 'NOT_FOUND',
          field: ['input', 'files'],
          message:
            'sheet "units.csv", row 3, column C, units[1].parent: the parent unit "nowhere" is not in this document',
        },
      ],
    });
    const persian = await send({ files }, { lang: 'FA' });
    expect(persian.userErrors[0]?.message).toMatch(
      /^برگهٔ «units.csv»، سطر 3، ستون C, units\[1\]\.parent: .*نیست$/,
    );
    expect((await city.ask<{ orgUnit: unknown }>('{ orgUnit(code: "new-unit") { id } }')).orgUnit).toBeNull();
  });

  it('places what only the stored organisation can tell', async () => {
    const caller = callerWith('ADMIN', await unitId('district-1'));
    const rows =
      'code,kind,parent,name fa\nmunicipality,HEADQUARTERS,,شهرداری کرج\nmine,UNIT,municipality,واحد\n';
    const { userErrors } = await send({ files: [csv('units.csv', rows)] }, { caller });
    expect(userErrors.map(({ code, message }) => [code, message.split(':')[0]])).toContainEqual([
      'NOT_ALLOWED',
      'sheet "units.csv", row 3, column A, units[1]',
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a document and files', { document: '{}', files: [] }],
    ['neither', {}],
    ['no files', { files: [] }],
    ['bytes that are no workbook', { files: [csv('organisation.xlsx', 'not a workbook')] }],
    ['a file of another kind', { files: [csv('organisation.pdf', '%PDF')] }],
  ])('is refused with %s', async (_name, input) => {
    for (const mutation of ['previewOrganisationImport', 'importOrganisation']) {
      const { changes, userErrors } = await send(input, { mutation });
      expect([changes, userErrors.map(({ code }) => code)]).toEqual([[], ['INVALID']]);
    }
  });

  it('takes a template that was filled in', async () => {
    const { files } = await city.ask<{ files: File[] }>(
      '{ files: organisationTemplate(format: CSV, lang: FA) { name mediaType content } }',
    );
    const units = files.find(({ name }) => name === 'units.csv') as File;
    const filled = `${text(units)}municipality,ستاد,,شهرداری کرج,,,,,بله,,,\r\nunit-x,واحد,municipality,واحد تازه,,,۱۴۰۳/۰۱/۰۱,,,,,\r\n`;
    const answer = await send(
      { files: [csv('units.csv', filled)] },
      { mutation: 'previewOrganisationImport' },
    );
    expect(answer.changes.find(({ code }) => code === 'unit-x')).toMatchObject({
      action: 'CREATE',
      entity: 'OrgUnit',
    });
  });
});
