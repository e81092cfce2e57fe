import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GatewayDouble } from '../test/gateway-double.ts';
import { rasad } from '../test/run.ts';
import { projectRoot, sampleFolder } from './project-files.ts';

const organisationFile = join(sampleFolder, 'organisation.json');
const charterFile = join(sampleFolder, 'charter.json');
const calendarFile = join(sampleFolder, 'calendar-1405.json');
const lawFile = join(sampleFolder, 'integrity-law-1390.json');
const amendmentFile = join(sampleFolder, 'integrity-law-1399.json');
const obligationsFile = join(sampleFolder, 'obligations.json');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasad-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let gateway: GatewayDouble;
beforeEach(async () => {
  gateway = await GatewayDouble.start();
});
afterEach(() => gateway.stop());

function online(...args: string[]) {
  return rasad(args, { RASAD_URL: gateway.url });
}

function brokenFile(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const changes = [
  { action: 'CREATE', entity: 'unit', code: 'district-1', detail: null },
  { action: 'KEEP', entity: 'unit', code: 'municipality', detail: null },
];

describe('rasad: wrong usage', () => {
  it.each([
    [['nonsense'], 'unknown command nonsense', 'دستور nonsense شناخته نیست'],
    [['doctor', '--colour'], 'unknown option --colour', 'گزینهٔ --colour شناخته نیست'],
    [['org', 'import'], 'file is required', 'file لازم است'],
    [['token'], '--as <user> is required', '--as <user> لازم است'],
    [['derive', '--instrument'], 'needs a value', 'مقدار می‌خواهد'],
    [['sample', 'load', '--size', 'huge'], 'small, city, full', 'small, city, full'],
    [['law', 'import', 'a', 'b'], 'too many arguments', 'آرگومان اضافه'],
    [['events', 'parked', '--service', 'directory'], 'compliance, reporting', 'compliance, reporting'],
  ])('%j exits 2 and says why in both languages', async (args, english, persian) => {
    const inEnglish = await rasad(args);
    expect(inEnglish).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(english) });
    const inPersian = await rasad(args, { LANG: 'fa_IR.UTF-8' });
    expect(inPersian).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(persian) });
  });

  it('shows the help on stderr when no command is given, and on stdout when it is asked for', async () => {
    expect(await rasad([])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Usage: rasad'),
    });
    expect(await rasad(['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Usage: rasad'),
      stderr: '',
    });
  });
});

describe('rasad: where the platform is', () => {
  it('says how to start it when it does not run', async () => {
    const { code, stderr } = await rasad(['token', '--as', 'committee']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('npm start')]);
  });

  it('finds the platform that the local runner started', async () => {
    writeFileSync(join(folder, 'run.json'), JSON.stringify({ state: 'running', url: gateway.url }));
    const outcome = await rasad(['token', '--as', 'committee'], { RASAD_STATE_DIR: folder });
    expect(outcome).toEqual({ code: 0, stdout: 'token-committee\n', stderr: '' });
  });

  it('prefers --url to everything else', async () => {
    const outcome = await rasad(['token', '--as', 'mayor', '--url', `${gateway.url}/`], {
      RASAD_URL: 'http://127.0.0.1:9',
    });
    expect(outcome.stdout).toBe('token-mayor\n');
  });

  it.each(['localhost:4000', 'ftp://127.0.0.1', 'x'])('refuses the address %s', async (url) => {
    const { code, stderr } = await rasad(['token', '--as', 'mayor', '--url', url]);
    expect([code, stderr]).toEqual([1, `${url} is not a valid address\n`]);
  });

  it('says so when nothing listens there', async () => {
    const { url } = gateway;
    await gateway.stop();
    const { code, stderr } = await rasad(['token', '--as', 'mayor', '--lang', 'fa'], { RASAD_URL: url });
    gateway = await GatewayDouble.start();
    expect([code, stderr]).toEqual([1, `به ${url} نمی‌توان رسید (ECONNREFUSED)\n`]);
  });
});

describe('rasad token', () => {
  it('prints one JSON document with --json', async () => {
    const { code, stdout } = await online('token', '--as', 'committee', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, { accessToken: 'token-committee', expiresIn: 900 }]);
  });

  it('tells why no token is given, also as JSON', async () => {
    gateway.on('POST /auth/sample-token', () => ({ status: 404, body: { message: 'not in sample mode' } }));
    const { code, stdout, stderr } = await online('token', '--as', 'committee', '--json');
    expect([code, stderr]).toEqual([1, expect.stringContaining('not in sample mode')]);
    expect(JSON.parse(stdout)).toEqual({ error: expect.stringContaining('no token for committee') });
  });
});

describe('rasad calendar import', () => {
  const holiday = { action: 'CREATE', entity: 'holiday', code: '1405/01/01', detail: null };

  it('sends the file as the administrator and tells what changed', async () => {
    gateway.onGraph({ importHolidays: () => ({ changes: [holiday], userErrors: [] }) });
    const { code, stdout } = await online('calendar', 'import', calendarFile, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ year: 1405, holidays: 10, changes: [holiday] });
    expect(gateway.received.find(({ path }) => path === '/graphql')).toMatchObject({
      token: 'token-admin',
      body: { variables: { input: { document: expect.stringContaining('rasad.calendar/1') } } },
    });
  });

  it('shows with --dry-run what would change, or without a platform what the file holds', async () => {
    gateway.onGraph({ previewHolidaysImport: () => ({ changes: [holiday], userErrors: [] }) });
    const shown = await online('calendar', 'import', calendarFile, '--dry-run');
    expect(shown.stdout).toContain('CREATE holiday 1405/01/01');
    const alone = await rasad(['calendar', 'import', calendarFile, '--dry-run', '--json']);
    expect(JSON.parse(alone.stdout)).toEqual({ year: 1405, holidays: 10, changes: null });
  });

  it('refuses a day that the year does not have, with its line, before anything is sent', async () => {
    const file = brokenFile(
      'calendar.json',
      '{\n "format": "rasad.calendar/1", "year": 1405,\n "holidays": [\n  { "month": 7, "day": 31, "name": { "en": "x" } }]\n}',
    );
    const { code, stderr } = await online('calendar', 'import', file);
    expect(code).toBe(1);
    expect(stderr).toContain('line 4, holidays[0].day');
    expect(gateway.received).toEqual([]);
  });
});

describe('rasad charter import', () => {
  const formed = [{ action: 'CREATE', entity: 'Body', code: 'district-group district-1', detail: null }];

  it('imports as the administrator and tells which bodies were formed', async () => {
    gateway.onGraph({ importCharter: () => ({ changes: formed, userErrors: [] }) });
    const { code, stdout } = await online('charter', 'import', charterFile);
    expect([code, stdout]).toEqual([0, 'what changed: CREATE 1\n  CREATE Body district-group district-1\n']);
    const [sent] = gateway.receivedField('importCharter');
    expect(sent?.token).toBe('token-admin');
    expect(sent?.body.variables).toMatchObject({
      input: { document: expect.stringContaining('rasad.charter/1') },
    });
  });

  it('shows with --dry-run what would change, or checks the file alone when no platform runs', async () => {
    gateway.onGraph({ previewCharterImport: () => ({ changes: formed, userErrors: [] }) });
    const shown = await online('charter', 'import', charterFile, '--dry-run');
    expect(shown.stdout).toContain('the charter integrity-bodies has 4 clauses, 3 of which describe a body');
    expect(shown.stdout).toContain('what would change: CREATE 1');
    expect(gateway.receivedField('importCharter')).toEqual([]);
    const alone = await rasad(['charter', 'import', charterFile, '--dry-run', '--json']);
    expect([alone.code, JSON.parse(alone.stdout)]).toMatchObject([
      0,
      { clauses: 4, rules: 3, changes: null },
    ]);
  });

  it('refuses a broken file with line, path and reason before anything is sent', async () => {
    const file = brokenFile(
      'charter.json',
      '{\n "format": "rasad.charter/1", "code": "a", "title": { "en": "A" },\n "clauses": []\n}',
    );
    const { code, stderr } = await online('charter', 'import', file);
    expect(code).toBe(1);
    expect(stderr).toContain('line 3, clauses');
    expect(gateway.received).toEqual([]);
  });
});

describe('rasad org import', () => {
  const both = (answer: () => { changes: unknown[]; userErrors: unknown[] }) => ({
    previewOrganisationImport: () => ({ changes: [], userErrors: [] }),
    startOrganisationImport: () => ({ run: { id: 'r', state: 'DONE', done: 2, total: 2 }, userErrors: [] }),
    organisationImportRun: answer,
  });

  it('imports as the administrator and tells what changed', async () => {
    gateway.onGraph(both(() => ({ changes, userErrors: [] })));
    const { code, stdout, stderr } = await online('org', 'import', organisationFile);
    expect([code, stdout]).toEqual([0, 'what changed: CREATE 1\n  CREATE unit district-1\n']);
    expect(stderr).toBe('what would change: nothing\n');
    expect(gateway.receivedField('previewOrganisationImport')).toHaveLength(1);
    const [sent] = gateway.receivedField('startOrganisationImport');
    expect(sent?.token).toBe('token-admin');
    expect(sent?.body.variables).toMatchObject({
      input: { document: expect.stringContaining('rasad.organisation/1') },
    });
  });

  it('acts with RASAD_TOKEN, and with --as before it', async () => {
    gateway.onGraph(both(() => ({ changes, userErrors: [] })));
    const environment = { RASAD_URL: gateway.url, RASAD_TOKEN: 'my-own' };
    await rasad(['org', 'import', organisationFile], environment);
    await rasad(['org', 'import', organisationFile, '--as', 'someone'], environment);
    expect(gateway.receivedField('startOrganisationImport').map(({ token }) => token)).toEqual([
      'my-own',
      'token-someone',
    ]);
  });

  it('shows with --dry-run what the file holds and would change, without importing', async () => {
    gateway.onGraph({ previewOrganisationImport: () => ({ changes, userErrors: [] }) });
    const { code, stdout } = await online('org', 'import', organisationFile, '--dry-run', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      { units: 75, positions: 125, people: 68, serviceAccounts: 1, appointments: 11, grants: 71, changes },
    ]);
    expect(gateway.receivedField('startOrganisationImport')).toEqual([]);
  });

  it('checks the file alone with --dry-run when no platform runs', async () => {
    const { code, stdout } = await rasad(['org', 'import', organisationFile, '--dry-run', '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { units: 75, changes: null }]);
  });

  it('refuses a broken file with line, path and reason before anything is sent', async () => {
    const file = brokenFile(
      'broken.json',
      '{\n "format": "rasad.organisation/1",\n "units": [\n  { "code": "a", "kind": "X" }]\n}',
    );
    const english = await online('org', 'import', file, '--json');
    expect(english).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('line 4, units[0].kind: "X" is not known'),
    });
    expect(JSON.parse(english.stdout)).toMatchObject({
      error: expect.stringContaining('refused (3 problems)'),
      problems: [
        { path: 'units[0].kind', line: 4, code: 'UNKNOWN_VALUE' },
        { code: 'REQUIRED' },
        { code: 'REQUIRED' },
      ],
    });
    const persian = await online('org', 'import', file, '--lang=fa');
    expect(persian).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('خط 4, units[0].kind:'),
    });
    expect(gateway.received).toEqual([]);
  });

  it('says which file cannot be read', async () => {
    const { code, stderr } = await online('org', 'import', '/no/such/file.json');
    expect([code, stderr]).toEqual([1, 'the file /no/such/file.json cannot be read (ENOENT)\n']);
  });

  it('tells every user error of the platform', async () => {
    const userErrors = [
      { code: 'CYCLE', field: ['input', 'document'], message: 'a is under b' },
      { code: 'NOT_FOUND', field: null, message: 'no parent' },
    ];
    gateway.onGraph({ previewOrganisationImport: () => ({ changes: [], userErrors }) });
    const { code, stdout, stderr } = await online('org', 'import', organisationFile, '--json');
    expect([code, stderr.split('\n')]).toEqual([
      1,
      ['the platform refused: CYCLE input.document: a is under b', 'NOT_FOUND : no parent', ''],
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ userErrors });
  });

  it('tells how far a long import is, and when it was broken off', async () => {
    const running = { id: 'r', state: 'RUNNING', total: 20_000 };
    const answers = [
      { ...running, done: 5_000 },
      { ...running, done: 12_000 },
      { ...running, state: 'DONE', done: 20_000 },
      { changes, userErrors: [] },
    ];
    const start = (state: string) => ({
      ...both(() => ({ changes, userErrors: [] })),
      startOrganisationImport: () => ({ run: { id: 'r', state, done: 0, total: 0 }, userErrors: [] }),
    });
    gateway.onGraph({ ...start('RUNNING'), organisationImportRun: () => answers.shift() });
    const { code, stderr } = await online('org', 'import', organisationFile);
    expect([code, stderr]).toEqual([0, expect.stringContaining('  5000/20000\n  12000/20000\n')]);
    gateway.onGraph(start('FAILED'));
    expect(await online('org', 'import', organisationFile)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nothing was imported'),
    });
  });

  it('sends a workbook and CSV tables as they are, those of a folder too', async () => {
    gateway.onGraph(both(() => ({ changes, userErrors: [] })));
    const folder = mkdtempSync(join(tmpdir(), 'rasad-'));
    const rows = 'code,kind,parent,name fa\ncity,UNIT,,شهر\n';
    writeFileSync(join(folder, 'units.csv'), rows);
    writeFileSync(join(folder, 'people.csv'), 'username,name fa\nclerk,گزارشگر\n');
    expect(await online('org', 'import', folder)).toMatchObject({ code: 0 });
    const [sent] = gateway.receivedField('startOrganisationImport');
    expect(sent?.body.variables?.['input']).toMatchObject({
      files: [{ name: 'people.csv' }, { name: 'units.csv', content: Buffer.from(rows).toString('base64') }],
    });
  });

  it('names sheet, row and column of what is wrong in a table', async () => {
    const file = brokenFile('units.csv', 'code,kind,parent,name fa\ncity,X,,شهر\n');
    const { code, stderr } = await online('org', 'import', file, '--lang', 'fa');
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('برگهٔ «units.csv»، سطر 2، ستون B, units[0].kind: مقدار "X" شناخته نیست'),
    ]);
    expect(gateway.received).toEqual([]);
  });
});

describe('rasad org export and template', () => {
  const content = Buffer.from('{"units":[]}\n').toString('base64');

  it('prints JSON, and writes other formats where it is told to', async () => {
    gateway.onGraph({ organisationExport: () => [{ name: 'organisation.json', content }] });
    expect(await online('org', 'export')).toMatchObject({ code: 0, stdout: '{"units":[]}\n' });
    gateway.onGraph({
      organisationExport: () => ['units', 'people'].map((name) => ({ name: `${name}.csv`, content })),
    });
    const folder = join(mkdtempSync(join(tmpdir(), 'rasad-')), 'new');
    const { code, stdout } = await online('org', 'export', '--format', 'csv', '--output', folder, '--json');
    const files = [join(folder, 'units.csv'), join(folder, 'people.csv')];
    expect([code, JSON.parse(stdout)]).toEqual([0, { files }]);
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(['{"units":[]}\n', '{"units":[]}\n']);
    expect(gateway.receivedField('organisationExport').at(-1)?.body.variables).toEqual({
      format: 'CSV',
      lang: 'EN',
    });
  });

  it('writes a template that can be imported once it is filled in, without a platform', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rasad-'));
    expect(
      await rasad(['org', 'template', '--format', 'csv', '--lang', 'fa', '--output', folder]),
    ).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('نوشته شد'),
    });
    const units = join(folder, 'units.csv');
    writeFileSync(units, `${readFileSync(units, 'utf8')}city,ستاد,,شهرداری\n`);
    const checked = await rasad(['org', 'import', folder, '--dry-run', '--json']);
    expect(JSON.parse(checked.stdout)).toMatchObject({ units: 1, people: 0, changes: null });
    const workbook = join(folder, 'template.xlsx');
    expect(await rasad(['org', 'template', '--output', workbook])).toMatchObject({ code: 0 });
    expect(await rasad(['org', 'import', workbook, '--dry-run', '--lang', 'en'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('at least 1 needed'),
    });
  });

  it('refuses a format that there is not', async () => {
    expect(await online('org', 'export', '--format', 'pdf')).toMatchObject({ code: 2 });
    expect(await online('org', 'template', '--format', 'json')).toMatchObject({ code: 2 });
  });
});

describe('rasad law amend', () => {
  const effects = {
    obligations: [
      {
        ...{ touch: 'CHANGED', obligation: { code: 'keep-portal-open' }, provision: { eId: 'art_3__cl_a' } },
        ...{ assignments: 12, tasksToReopen: 3, openTasks: 9 },
      },
    ],
    ...{ assignmentsToWithdraw: 0, tasksToReopen: 3, openTasks: 9 },
  };
  const answer = { effectiveOn: '2021-03-20', changes: [], effects, userErrors: [] };

  it('amends as the law editor and tells what has to be read and done again', async () => {
    gateway.onGraph({ addExpression: () => answer });
    const { code, stdout } = await online('law', 'amend', amendmentFile);
    expect([code, stdout.split('\n')]).toEqual([
      0,
      [
        'an amendment of integrity-law-1390: 7 replaced, 0 added, 0 repealed, 0 moved',
        'what changed: nothing',
        'counts from 2021-03-20',
        'obligations to be read again: 1; assignments withdrawn: 0; tasks reopened: 3; tasks still open: 9',
        '  CHANGED keep-portal-open (art_3__cl_a)',
        '',
      ],
    ]);
    expect(gateway.receivedField('addExpression')[0]?.token).toBe('token-law-editor');
  });

  it('shows with --dry-run what it would do, or without a platform what the file holds', async () => {
    gateway.onGraph({ previewExpression: () => answer });
    const preview = await online('law', 'amend', amendmentFile, '--dry-run', '--json');
    expect(JSON.parse(preview.stdout)).toMatchObject({
      instrument: 'integrity-law-1390',
      replaced: 7,
      effects,
    });
    const alone = await rasad(['law', 'amend', amendmentFile, '--dry-run', '--json']);
    expect([alone.code, JSON.parse(alone.stdout)]).toMatchObject([
      0,
      { replaced: 7, changes: [], effects: null },
    ]);
  });

  it('refuses a file that is no amendment, and one that does not fit, with the reason', async () => {
    const { code, stderr } = await online('law', 'amend', lawFile);
    expect([code, stderr]).toEqual([1, expect.stringContaining('line 2, format: ')]);
    const error = {
      code: 'NOT_FOUND',
      field: ['input', 'document'],
      message: 'line 3, instrument: not known',
    };
    gateway.onGraph({ addExpression: () => ({ ...answer, userErrors: [error] }) });
    const refused = await online('law', 'amend', amendmentFile);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('line 3, instrument')]);
  });
});

describe('rasad obligations import and derive', () => {
  it('imports into the instrument that the file names', async () => {
    gateway.onGraph({
      instrument: ({ code }) => ({ id: `id-of-${String(code)}` }),
      importObligations: () => ({ changes, userErrors: [] }),
    });
    const { code } = await online(
      'obligations',
      'import',
      obligationsFile,
      '--instrument',
      'integrity-law-1390',
      '--accept-no-reach',
    );
    expect(code).toBe(0);
    const [sent] = gateway.receivedField('importObligations');
    expect(sent?.body.variables).toMatchObject({
      input: { instrumentId: 'id-of-integrity-law-1390', acceptNoReach: true },
    });
  });

  it('refuses a file for another instrument', async () => {
    const { code, stderr } = await online(
      'obligations',
      'import',
      obligationsFile,
      '--instrument',
      'other-law',
    );
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('is for the instrument integrity-law-1390, not other-law'),
    ]);
    expect(gateway.received).toEqual([]);
  });

  it('derives as the committee', async () => {
    const derivation = { assignmentsCreated: 3, assignmentsWithdrawn: 1, tasksOpened: 3 };
    gateway.onGraph({
      instrument: () => ({ id: 'i' }),
      deriveAssignments: () => ({ ...derivation, userErrors: [] }),
    });
    const { code, stdout } = await online('derive', '--instrument', 'act-1', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, { instrument: 'act-1', ...derivation }]);
    expect(gateway.receivedField('deriveAssignments')[0]?.token).toBe('token-committee');
  });

  it('waits for a derivation that goes on apart from the request, or says why it was given up', async () => {
    const none = { assignmentsCreated: 0, assignmentsWithdrawn: 0, tasksOpened: 0 };
    const counts = { assignmentsCreated: 9, assignmentsWithdrawn: 1, tasksOpened: 9 };
    const run = { id: 'r', failure: null, obligationsDone: 0, obligationsTotal: 2, ...none };
    const answers = [
      { ...run, state: 'RUNNING', obligationsDone: 1 },
      { ...run, ...counts, state: 'DONE', obligationsDone: 2 },
      { ...run, state: 'FAILED', failure: 'no disk' },
    ];
    gateway.onGraph({
      instrument: () => ({ id: 'i' }),
      deriveAssignments: () => ({ ...none, run: { ...run, state: 'QUEUED' }, userErrors: [] }),
      derivationRun: () => answers.shift(),
    });
    const done = await online('derive', '--instrument', 'act-1', '--json');
    expect([done.code, JSON.parse(done.stdout)]).toEqual([0, { instrument: 'act-1', ...counts }]);
    expect(done.stderr).toContain('1/2');
    const failed = await online('derive', '--instrument', 'act-1');
    expect([failed.code, failed.stderr]).toEqual([
      1,
      expect.stringContaining('the derivation r was given up: no disk'),
    ]);
  });

  it('says that there is no such instrument', async () => {
    gateway.onGraph({ instrument: () => null });
    const { code, stderr } = await online('derive', '--instrument', 'act-1');
    expect([code, stderr]).toEqual([1, 'there is no instrument act-1\n']);
  });
});

describe('rasad doctor', () => {
  it('prints findings as one JSON document', async () => {
    const { code, stdout } = await rasad(['doctor', '--json']);
    const report = JSON.parse(stdout) as { ok: boolean; findings: { name: string; ok: boolean }[] };
    expect(report.findings.map(({ name }) => name)).toContain('Postgres');
    expect(report.ok).toBe(report.findings.every(({ ok }) => ok));
    expect(code).toBe(report.ok ? 0 : 1);
  });
});

describe('the rasad program', () => {
  it('runs from its sources, from any folder', () => {
    const program = join(projectRoot, 'apps', 'cli', 'bin', 'rasad.mjs');
    const ended = spawnSync(process.execPath, [program, 'law', 'import', lawFile, '--dry-run', '--json'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], RASAD_STATE_DIR: folder, RASAD_URL: 'http://127.0.0.1:9' },
    });
    expect({ status: ended.status, stderr: ended.stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(ended.stdout)).toMatchObject({ articles: 35 });
  });

  it('ends in silence when its reader has seen enough', () => {
    const program = join(projectRoot, 'apps', 'cli', 'bin', 'rasad.mjs');
    const command = `"${process.execPath}" "${program}" law import "${lawFile}" --dry-run --json | true`;
    const ended = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect(ended.stderr).toBe('');
  });
});
