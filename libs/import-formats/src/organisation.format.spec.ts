import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileOf, lineOf, organisationDocument, unit } from '../test/documents.js';
import { describeProblem, graphErrorCodeOf, type ImportProblem } from './import-problem.js';
import { parseOrganisation, type OrganisationDocument } from './organisation.format.js';
import { unitsInTreeOrder } from './organisation.rules.js';
import { MAX_DOCUMENT_LENGTH, MAX_PROBLEMS } from './parse-document.js';

type Draft = ReturnType<typeof organisationDocument>;

function accepted(text: string): OrganisationDocument {
  const parsed = parseOrganisation(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}

function problemsIn(text: string): ImportProblem[] {
  const parsed = parseOrganisation(text);
  if (parsed.ok) throw new Error('accepted, though it should be refused');
  return parsed.problems;
}

function changed(change: (document: Draft) => void): string {
  const document = organisationDocument();
  change(document);
  return fileOf(document);
}

describe('parseOrganisation', () => {
  it('reads a document and fills in what was left out', () => {
    const document = accepted(fileOf(organisationDocument()));
    expect(document.units[1]).toEqual({
      code: 'north',
      kind: 'DISTRICT',
      parent: 'city',
      name: { fa: 'واحد north', en: 'Unit north' },
      tags: ['permits'],
      validFrom: '2024-03-20',
      validTo: null,
      sample: false,
      confidence: null,
      note: null,
      source: null,
    });
    expect(document.grants[0]).toEqual({
      username: 'chair',
      role: 'COMMITTEE',
      scope: 'city',
      validFrom: null,
      validTo: null,
    });
  });

  it('needs units only', () => {
    const { people, serviceAccounts, grants } = accepted(
      fileOf({ format: 'rasad.organisation/1', units: [unit('city', null)] }),
    );
    expect([people, serviceAccounts, grants]).toEqual([[], [], []]);
  });

  const cases: [
    string,
    (document: Draft) => void,
    { code: string; path: string; at: string; occurrence?: number },
  ][] = [
    [
      'an unknown kind',
      (document) => (document.units[1]!['kind'] = 'PROVINCE'),
      { code: 'UNKNOWN_VALUE', path: 'units[1].kind', at: '"PROVINCE"' },
    ],
    [
      'a missing kind',
      (document) => delete document.units[1]!['kind'],
      { code: 'REQUIRED', path: 'units[1].kind', at: '    {', occurrence: 2 },
    ],
    [
      'a missing parent field',
      (document) => delete document.units[1]!['parent'],
      { code: 'REQUIRED', path: 'units[1].parent', at: '    {', occurrence: 2 },
    ],
    [
      'a parent that is not there',
      (document) => (document.units[2]!['parent'] = 'south'),
      { code: 'MISSING_PARENT', path: 'units[2].parent', at: '"south"' },
    ],
    [
      'a unit under itself',
      (document) => (document.units[0]!['parent'] = 'city'),
      { code: 'CYCLE', path: 'units[0].parent', at: '"parent": "city"' },
    ],
    [
      'a duplicate code',
      (document) => document.units.push(unit('north', 'city')),
      { code: 'DUPLICATE_CODE', path: 'units[3].code', at: '"code": "north"', occurrence: 2 },
    ],
    [
      'a code with forbidden letters',
      (document) => (document.units[2]!['code'] = 'North Legal'),
      { code: 'INVALID_CODE', path: 'units[2].code', at: '"North Legal"' },
    ],
    [
      'an empty name',
      (document) => (document.units[2]!['name'] = { fa: ' \u200c ', en: 'Legal office' }),
      { code: 'EMPTY_TEXT', path: 'units[2].name.fa', at: '"fa": " \u200c "' },
    ],
    [
      'a name in no language',
      (document) => (document.units[2]!['name'] = {}),
      { code: 'NO_LANGUAGE', path: 'units[2].name', at: '"name": {}' },
    ],
    [
      'a name as plain text',
      (document) => (document.units[2]!['name'] = 'Legal'),
      { code: 'WRONG_TYPE', path: 'units[2].name', at: '"name": "Legal"' },
    ],
    [
      'a name that turns the reading direction',
      (document) => (document.units[2]!['name'] = { en: 'Legal\u202Eeciffo' }),
      { code: 'FORBIDDEN_CHARACTER', path: 'units[2].name.en', at: 'eciffo' },
    ],
    [
      'a name that Postgres cannot store',
      (document) => (document.units[2]!['name'] = { en: 'Legal\u0000office' }),
      { code: 'FORBIDDEN_CHARACTER', path: 'units[2].name.en', at: 'Legal\\u0000office' },
    ],
    [
      'a name that is too long',
      (document) => (document.units[2]!['name'] = { en: 'n'.repeat(301) }),
      { code: 'TEXT_TOO_LONG', path: 'units[2].name.en', at: 'nnnn' },
    ],
    [
      'an impossible date',
      (document) => (document.units[1]!['validFrom'] = '2023-02-29'),
      { code: 'IMPOSSIBLE_DATE', path: 'units[1].validFrom', at: '"2023-02-29"' },
    ],
    [
      'a date with a time',
      (document) => (document.units[1]!['validFrom'] = '2023-02-28T00:00:00Z'),
      { code: 'IMPOSSIBLE_DATE', path: 'units[1].validFrom', at: '"2023-02-28T00:00:00Z"' },
    ],
    [
      'an end before the start',
      (document) => (document.units[1]!['validTo'] = '2024-03-20'),
      { code: 'DATE_ORDER', path: 'units[1].validTo', at: '"validTo": "2024-03-20"' },
    ],
    [
      'a field that the format does not have',
      (document) => (document.units[1]!['colour'] = 'red'),
      { code: 'UNKNOWN_FIELD', path: 'units[1].colour', at: '"colour"' },
    ],
    [
      'a tag that is no code',
      (document) => (document.units[1]!['tags'] = ['permits', 'Urban Planning']),
      { code: 'INVALID_CODE', path: 'units[1].tags[1]', at: '"Urban Planning"' },
    ],
    [
      'a username used by a person and a service account',
      (document) => document.serviceAccounts.push({ username: 'clerk', name: { en: 'Clerk' } }),
      {
        code: 'DUPLICATE_CODE',
        path: 'serviceAccounts[1].username',
        at: '"username": "clerk"',
        occurrence: 2,
      },
    ],
    [
      'an address that is none',
      (document) => (document.people[0]!['email'] = 'chair@'),
      { code: 'INVALID_EMAIL', path: 'people[0].email', at: '"chair@"' },
    ],
    [
      'a post of an unknown unit',
      (document) => (document.positions[0]!['unit'] = 'south'),
      { code: 'UNKNOWN_UNIT', path: 'positions[0].unit', at: '"south"' },
    ],
    [
      'two posts of one code',
      (document) => document.positions.push({ ...document.positions[0] }),
      {
        code: 'DUPLICATE_CODE',
        path: 'positions[1].code',
        at: '"code": "north.head"',
        occurrence: 2,
      },
    ],
    [
      'a post without a seat',
      (document) => (document.positions[0]!['seats'] = 0),
      { code: 'OUT_OF_RANGE', path: 'positions[0].seats', at: '"seats"' },
    ],
    [
      'an appointment to an unknown post',
      (document) => (document.appointments[0]!['position'] = 'south.head'),
      { code: 'UNKNOWN_POSITION', path: 'appointments[0].position', at: '"south.head"' },
    ],
    [
      'an appointment of nobody',
      (document) => (document.appointments[0]!['username'] = 'nobody'),
      { code: 'UNKNOWN_USERNAME', path: 'appointments[0].username', at: '"nobody"' },
    ],
    [
      'an appointment of a service account',
      (document) => (document.appointments[0]!['username'] = 'robot'),
      { code: 'POST_FOR_PERSON', path: 'appointments[0].username', at: '"username": "robot"', occurrence: 2 },
    ],
    [
      'an appointment that ends before it starts',
      (document) => (document.appointments[0]!['validTo'] = '2023-01-01'),
      { code: 'DATE_ORDER', path: 'appointments[0].validTo', at: '"2023-01-01"' },
    ],
    [
      'a grant to an unknown username',
      (document) => (document.grants[0]!['username'] = 'nobody'),
      { code: 'UNKNOWN_USERNAME', path: 'grants[0].username', at: '"nobody"' },
    ],
    [
      'a grant over an unknown unit',
      (document) => (document.grants[0]!['scope'] = 'south'),
      { code: 'UNKNOWN_UNIT', path: 'grants[0].scope', at: '"south"' },
    ],
    [
      'a grant of an unknown role',
      (document) => (document.grants[0]!['role'] = 'KING'),
      { code: 'UNKNOWN_VALUE', path: 'grants[0].role', at: '"KING"' },
    ],
    [
      'the role of a service for a person',
      (document) => (document.grants[0]!['role'] = 'SERVICE'),
      { code: 'ROLE_FOR_SERVICE', path: 'grants[0].role', at: '"SERVICE"' },
    ],
    [
      'a grant that ends before it starts',
      (document) => (document.grants[1]!['validTo'] = '2023-01-01'),
      { code: 'DATE_ORDER', path: 'grants[1].validTo', at: '"2023-01-01"' },
    ],
    ['no units', (document) => (document.units = []), { code: 'TOO_FEW', path: 'units', at: '"units"' }],
    [
      'another format',
      (document) => (document.format = 'rasad.organisation/2'),
      { code: 'UNKNOWN_FORMAT', path: 'format', at: '"format"' },
    ],
  ];

  it.each(cases)(
    'refuses %s, naming path, line and reason',
    (_name, change, { code, path, at, occurrence }) => {
      const text = changed(change);
      const problems = problemsIn(text);
      expect(problems.map(({ code, path, line }) => ({ code, path, line }))).toEqual([
        { code, path, line: lineOf(text, at, occurrence) },
      ]);
      expect(problems[0]?.message.fa).toMatch(/[آ-ی]/);
      expect(problems[0]?.message.en).toMatch(/^[^آ-ی]+$/);
    },
  );

  it.each(['[]', '"text"', 'null', '{}'])('refuses %s as no organisation document', (text) => {
    expect(problemsIn(text)).toMatchObject([{ code: 'UNKNOWN_FORMAT', line: 1 }]);
  });

  it('names line and column of malformed JSON', () => {
    const text = fileOf(organisationDocument()).replace('"kind": "DISTRICT",', '"kind": "DISTRICT"');
    const line = lineOf(text, '"kind": "DISTRICT"') + 1;
    expect(problemsIn(text)).toMatchObject([{ code: 'JSON_SYNTAX', path: '$', line, column: 7 }]);
  });

  it('names the second place of a repeated key', () => {
    const text = fileOf(organisationDocument()).replace(
      '"kind": "DISTRICT",',
      '"kind": "DISTRICT",\n"kind": "UNIT",',
    );
    const line = lineOf(text, '"kind": "DISTRICT"') + 1;
    expect(problemsIn(text)).toMatchObject([{ code: 'DUPLICATE_KEY', path: 'units[1].kind', line }]);
  });

  it('refuses a document that is too long unread', () => {
    expect(problemsIn(' '.repeat(MAX_DOCUMENT_LENGTH + 1))).toMatchObject([{ code: 'DOCUMENT_TOO_LARGE' }]);
  });

  it('names every unit that is wrong, in the order of the file', () => {
    const text = changed((document) => {
      document.units[2]!['kind'] = 'NOWHERE';
      document.units[0]!['code'] = '';
    });
    expect(problemsIn(text).map(({ path }) => path)).toEqual(['units[0].code', 'units[2].kind']);
  });

  it('tells at most a hundred problems', () => {
    const text = changed((document) => {
      document.units = Array.from({ length: 300 }, (_, index) => unit(`u${index}`, 'absent'));
    });
    expect(problemsIn(text)).toHaveLength(MAX_PROBLEMS);
  });

  it('tells a longer cycle once and names its units', () => {
    const text = changed((document) => {
      document.units[0]!['parent'] = 'north-legal';
      document.units.push(unit('leaf', 'north'));
    });
    const problems = problemsIn(text).filter(({ code }) => code === 'CYCLE');
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message.en).toContain('city → north-legal → north → city');
  });

  it('refuses any forest that has a cycle put into it, and only then', () => {
    const forests = fc.array(fc.option(fc.nat(), { freq: 3 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(forests, fc.boolean(), fc.nat(), (parents, closeCycle, seed) => {
        // a parent always has a lower number, so this is a forest
        const units = parents.map((parent, index) =>
          unit(`u${index}`, parent === null || index === 0 ? null : `u${parent % index}`),
        );
        if (closeCycle) {
          const last = seed % units.length;
          let root = last;
          for (let up = units[root]?.parent; up; up = units[root]?.parent) root = Number(up.slice(1));
          units[root]!.parent = `u${last}`;
        }
        const parsed = parseOrganisation(fileOf({ format: 'rasad.organisation/1', units }));
        expect(parsed.ok).toBe(!closeCycle);
        if (!parsed.ok) expect(parsed.problems.map(({ code }) => code)).toEqual(['CYCLE']);
      }),
    );
  });

  it('lets a caller place its own problems in the file', () => {
    const text = fileOf(organisationDocument());
    const parsed = parseOrganisation(text);
    if (!parsed.ok) throw new Error('refused');
    const problem = parsed.problemAt(['units', 1, 'code'], 'UNKNOWN_UNIT', { found: 'north' });
    expect(describeProblem(problem, 'en')).toBe(
      `line ${lineOf(text, '"code": "north"')}, units[1].code: the unit north is not known`,
    );
    expect(describeProblem(problem, 'fa')).toContain('شناخته نیست');
    expect(graphErrorCodeOf(problem)).toBe('NOT_FOUND');
  });
});

describe('unitsInTreeOrder', () => {
  it('puts parents before children and keeps the order of siblings', () => {
    const text = fileOf({
      format: 'rasad.organisation/1',
      units: [
        unit('b1', 'b'),
        unit('a', null),
        unit('b', null),
        unit('a2', 'a'),
        unit('a1', 'a'),
        unit('b0', 'b'),
      ],
    });
    expect(unitsInTreeOrder(accepted(text).units).map(({ code }) => code)).toEqual([
      'a',
      'a2',
      'a1',
      'b',
      'b1',
      'b0',
    ]);
  });
});
