import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { signPrincipal } from '@rasad/testing';
import { addLink } from './evidence.js';
import { obligationIds, standing } from './hands.js';
import { Caller, useWorld, type Answer } from './harness.js';
import { createUnits, establishLaw } from './law.js';
import { accept, submit, tasksOf, taskOf } from './work.js';

const tree: Record<string, string[]> = {
  city: ['city'],
  'district-1': ['city', 'district-1'],
  'district-2': ['city', 'district-2'],
  'office-1': ['city', 'district-1', 'office-1'],
  elsewhere: ['elsewhere'],
};
const unitCodes = Object.keys(tree);
const roles = [
  'ADMIN',
  'LAW_EDITOR',
  'COMMITTEE',
  'INSPECTOR',
  'UNIT_MANAGER',
  'REPORTER',
  'VIEWER',
  'SERVICE',
];

/** Who may do what over a unit and all below it; the oracle against which every way in is tried. */
const overSubtree: Record<string, string[]> = {
  task: ['COMMITTEE', 'INSPECTOR', 'UNIT_MANAGER', 'REPORTER', 'VIEWER', 'SERVICE'],
  report: ['COMMITTEE', 'INSPECTOR', 'UNIT_MANAGER', 'REPORTER', 'VIEWER'],
  startTask: ['UNIT_MANAGER'],
  submitReport: ['UNIT_MANAGER'],
  submitReports: ['UNIT_MANAGER'],
  withdrawReport: ['UNIT_MANAGER'],
  reviewReport: ['INSPECTOR'],
  reviewReports: ['INSPECTOR'],
  reopenTask: ['COMMITTEE', 'INSPECTOR'],
  addComment: ['COMMITTEE', 'INSPECTOR', 'UNIT_MANAGER'],
  retractComment: ['COMMITTEE', 'INSPECTOR', 'UNIT_MANAGER'],
  createEvidenceUpload: ['UNIT_MANAGER'],
  completeEvidenceUpload: ['UNIT_MANAGER'],
  addEvidence: ['UNIT_MANAGER'],
  withdrawEvidence: ['UNIT_MANAGER'],
  cancelTask: ['COMMITTEE'],
  assignTask: ['COMMITTEE', 'UNIT_MANAGER'],
  assignTasks: ['COMMITTEE', 'UNIT_MANAGER'],
  assignObligation: ['COMMITTEE', 'UNIT_MANAGER'],
  assignObligations: ['COMMITTEE', 'UNIT_MANAGER'],
  withdrawAssignment: ['COMMITTEE', 'UNIT_MANAGER'],
  withdrawAssignments: ['COMMITTEE', 'UNIT_MANAGER'],
};
const overOwnUnit: Record<string, string[]> = {
  submitReports: ['REPORTER'],
  startTask: ['REPORTER'],
  submitReport: ['REPORTER'],
  addComment: ['REPORTER'],
  retractComment: ['REPORTER'],
  withdrawReport: ['REPORTER'],
  createEvidenceUpload: ['REPORTER'],
  completeEvidenceUpload: ['REPORTER'],
  addEvidence: ['REPORTER'],
  withdrawEvidence: ['REPORTER'],
};

function may(what: string, role: string, grantUnit: string, unit: string): boolean {
  if (overSubtree[what]?.includes(role)) return tree[unit]?.includes(grantUnit) ?? false;
  return (overOwnUnit[what]?.includes(role) ?? false) && unit === grantUnit;
}

const duty = {
  code: 'everybody',
  provision: 'art_2',
  title: { fa: 'تکلیف همگانی', en: 'Everybody’s duty' },
  cadence: 'PERIODIC',
  period: 'YEARLY',
  applicability: [{ role: 'LEAD', kinds: ['HEADQUARTERS', 'DISTRICT', 'DISTRICT_OFFICE', 'ORGANISATION'] }],
  deadline: { anchor: 'PERIOD_END', amount: 1, unit: 'DAYS' },
};

interface Refused {
  userErrors: { code: string }[];
}

interface Node {
  __typename?: string;
  id: string;
}

describe('who sees and does what', () => {
  /** Ids of the one task of each unit and of what hangs on it. */
  const nodes: Record<
    string,
    Record<'task' | 'obligation' | 'assignment' | 'report' | 'review' | 'comment' | 'evidence', string>
  > = {};
  const world = useWorld(async (w) => {
    await createUnits(w);
    const { editor } = await establishLaw(w, [duty]);
    const { everybody: obligation = '' } = await obligationIds(editor);
    for (const code of unitCodes) {
      const committee = w.caller('COMMITTEE', code);
      const { id } = await taskOf(committee, { unitId: w.unitId(code) });
      const reporter = w.caller('REPORTER', code);
      const { evidence } = await addLink(reporter, id);
      const { report } = await submit(reporter, id, { evidenceIds: [evidence?.id] });
      await accept(w.caller('INSPECTOR', code), report?.id ?? '');
      const { task } = await committee.ask<{ task: { assignment: Node; reports: Node[]; reviews: Node[] } }>(
        'query ($id: ID!) { task(id: $id) { assignment { id } reports { id } reviews { id } } }',
        { id },
      );
      const { addComment } = await committee.ask<{ addComment: { comment: Node } }>(
        'mutation ($taskId: ID!) { addComment(input: { taskId: $taskId, body: "x" }) { comment { id } } }',
        { taskId: id },
      );
      nodes[code] = {
        ...{ task: id, obligation },
        assignment: task.assignment.id,
        report: task.reports[0]?.id ?? '',
        review: task.reviews[0]?.id ?? '',
        comment: addComment.comment.id,
        evidence: evidence?.id ?? '',
      };
    }
  });

  const everyGrant = roles.flatMap((role) => unitCodes.map((unit) => [role, unit] as const));
  const node = (code: string) =>
    nodes[code] ?? {
      ...{ task: '', obligation: '', assignment: '', report: '', review: '', comment: '', evidence: '' },
    };

  const entities = (
    caller: Caller,
    type: string,
    ids: string[],
  ): Promise<Answer<{ _entities: (Node | null)[] }>> =>
    caller.send(
      `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on ${type} { id } } }`,
      { r: ids.map((id) => ({ __typename: type, id })) },
    );

  it.each(everyGrant)(
    '%s over %s finds by list, filter, count, search and order what is theirs alone',
    async (role, grantUnit) => {
      const caller = world.caller(role, grantUnit);
      const visible = unitCodes
        .filter((unit) => may('task', role, grantUnit, unit))
        .map((unit) => node(unit).task);
      const filters = [
        {},
        { search: 'همگانی' },
        { result: ['COMPLIANT'] },
        { unitId: world.unitId('city'), unitSubtree: true },
        { overdue: false },
      ];
      const { data, errors } = await caller.send<Record<string, { nodes: Node[]; totalCount: number }>>(
        `query (${filters.map((_, i) => `$f${i}: TaskFilter`).join(', ')}) {
        ${filters.map((_, i) => `f${i}: tasks(filter: $f${i}, orderBy: { field: UNIT, direction: DESC }) { nodes { id } totalCount }`).join('\n')}
      }`,
        Object.fromEntries(filters.map((filter, i) => [`f${i}`, filter])),
      );
      if (!overSubtree['task']?.includes(role)) {
        expect([data, errors[0]?.extensions?.code]).toEqual([null, 'FORBIDDEN']);
        return;
      }
      for (const [index] of filters.entries()) {
        const list = data?.[`f${index}`];
        const inCity = unitCodes
          .filter((unit) => tree[unit]?.includes('city'))
          .map((unit) => node(unit).task);
        const expected = index === 3 ? visible.filter((id) => inCity.includes(id)) : visible;
        expect(list?.nodes.map(({ id }) => id).sort()).toEqual([...expected].sort());
        expect(list?.totalCount).toBe(expected.length);
      }
    },
  );

  it.each(everyGrant)(
    '%s over %s finds by list and by search the reports that are theirs alone',
    async (role, grantUnit) => {
      const caller = world.caller(role, grantUnit);
      const visible = unitCodes.filter((unit) => may('report', role, grantUnit, unit));
      const expected = visible.map((unit) => node(unit).report).sort();
      const found = await caller.ask<{ search: { reports: { nodes: Node[]; totalCount: number } } }>(
        '{ search(text: "done law") { reports { nodes { id } totalCount } } }',
      );
      expect(found.search.reports.nodes.map(({ id }) => id).sort()).toEqual(expected);
      expect(found.search.reports.totalCount).toBe(expected.length);
      const { data, errors } = await caller.send<{ reports: { nodes: Node[] } }>(
        '{ reports { nodes { id } } }',
      );
      if (overSubtree['report']?.includes(role)) {
        expect(data?.reports.nodes.map(({ id }) => id).sort()).toEqual(expected);
      } else {
        expect([data, errors[0]?.extensions?.code]).toEqual([null, 'FORBIDDEN']);
      }
    },
  );

  it.each(everyGrant)('%s over %s resolves by id what is theirs alone', async (role, grantUnit) => {
    const caller = world.caller(role, grantUnit);
    for (const [type, kind, what] of [
      ['Task', 'task', 'task'],
      ['Assignment', 'assignment', 'task'],
      ['Report', 'report', 'report'],
      ['Review', 'review', 'report'],
      ['Comment', 'comment', 'report'],
      ['Evidence', 'evidence', 'report'],
    ] as const) {
      const { data } = await entities(
        caller,
        type,
        unitCodes.map((unit) => node(unit)[kind]),
      );
      const found = data?._entities.map((entity) => entity?.id ?? null);
      expect(found).toEqual(
        unitCodes.map((unit) => (may(what, role, grantUnit, unit) ? node(unit)[kind] : null)),
      );
    }
    const { data } = await caller.send<Record<string, Node | null>>(
      `query { ${unitCodes.map((unit, i) => `t${i}: task(id: "${node(unit).task}") { id }`).join(' ')} }`,
    );
    const seen = unitCodes.map((_, i) => data?.[`t${i}`]?.id ?? null);
    expect(seen).toEqual(
      unitCodes.map((unit) => (may('task', role, grantUnit, unit) ? node(unit).task : null)),
    );
  });

  it.each(everyGrant)(
    '%s over %s sees tasks through units, and reports on tasks, only where they may',
    async (role, grantUnit) => {
      const caller = world.caller(role, grantUnit);
      const { data } = await caller.send<{
        _entities: {
          tasks: {
            nodes: {
              id: string;
              reports: Node[];
              reviews: Node[];
              comments: { totalCount: number; nodes: Node[] };
            }[];
          };
          assignments: { totalCount: number };
        }[];
      }>(
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on OrgUnit {
         tasks { nodes { id reports { id } reviews { id } comments { totalCount nodes { id } } history { note } } } assignments { totalCount } } } }`,
        { r: unitCodes.map((unit) => ({ __typename: 'OrgUnit', id: world.unitId(unit) })) },
      );
      unitCodes.forEach((unit, index) => {
        const entity = data?._entities[index];
        const seen = may('task', role, grantUnit, unit);
        const read = may('report', role, grantUnit, unit);
        expect(entity?.assignments.totalCount).toBe(seen ? 1 : 0);
        expect(entity?.tasks.nodes.map(({ id }) => id)).toEqual(seen ? [node(unit).task] : []);
        expect(entity?.tasks.nodes.flatMap(({ reports }) => reports.map(({ id }) => id))).toEqual(
          seen && read ? [node(unit).report] : [],
        );
        expect(entity?.tasks.nodes.flatMap(({ reviews }) => reviews)).toHaveLength(seen && read ? 1 : 0);
        const remarks = entity?.tasks.nodes.flatMap(({ comments }) => comments.nodes.map(({ id }) => id));
        expect(remarks).toEqual(seen && read ? [node(unit).comment] : []);
      });
    },
  );

  it.each(roles)('%s works on the texts of the law only as its editor', async (role) => {
    const caller = world.caller(role, 'city');
    const { obligations } = await world
      .caller('ADMIN', 'city')
      .ask<{ obligations: { nodes: Node[] } }>('{ obligations { nodes { id } } }');
    const inputs: [string, string, Record<string, unknown>][] = [
      ['previewInstrumentImport', 'InstrumentImportInput', { document: '{}' }],
      ['importInstrument', 'InstrumentImportInput', { document: '{}' }],
      ['previewExpression', 'AddExpressionInput', { document: '{}' }],
      ['addExpression', 'AddExpressionInput', { document: '{}' }],
      ['confirmObligation', 'ConfirmObligationInput', { obligationId: obligations.nodes[0]?.id }],
    ];
    for (const [name, type, input] of inputs) {
      const { data, errors } = await caller.send<Record<string, Refused>>(
        `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`,
        { input },
      );
      const answer = errors[0]?.extensions?.code ?? data?.[name]?.userErrors[0]?.code;
      const wrongInput = name === 'confirmObligation' ? 'STATE' : 'INVALID';
      expect([name, answer]).toEqual([name, role === 'LAW_EDITOR' ? wrongInput : 'FORBIDDEN']);
    }
  });

  it.each(roles)('%s compares texts of the law, and nobody without a grant does', async (role) => {
    const compare = `query ($id: ID!) { compareExpressions(fromId: $id, toId: $id) { unchanged } }`;
    const law = '{ instruments { nodes { currentExpression { id } } } }';
    const { instruments } = await world
      .caller('VIEWER', 'city')
      .ask<{ instruments: { nodes: { currentExpression: Node }[] } }>(law);
    const id = instruments.nodes[0]?.currentExpression.id;
    expect(await world.caller(role, 'elsewhere').ask(compare, { id })).toEqual({
      compareExpressions: { unchanged: 4 },
    });
    const nobody = await new Caller(() => world.url, []).send(compare, { id });
    expect(nobody).toMatchObject({
      data: { compareExpressions: null },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  const assignment = (unit: string) => ({
    obligationId: node(unit).obligation,
    unitId: world.unitId(unit),
    role: 'LEAD',
    reason: 'x',
  });
  const withdrawal = (unit: string) => ({ assignmentId: node(unit).assignment, reason: ' ' });

  const mutations: [name: string, type: string, input: (unit: string) => Record<string, unknown>][] = [
    ['startTask', 'StartTaskInput', (unit) => ({ taskId: node(unit).task })],
    [
      'submitReport',
      'SubmitReportInput',
      (unit) => ({ taskId: node(unit).task, result: 'COMPLIANT', narrative: 'x' }),
    ],
    [
      'submitReports',
      'SubmitReportsInput',
      (unit) => ({
        unitId: world.unitId(unit),
        items: [{ taskId: node(unit).task, result: 'COMPLIANT', narrative: 'x' }],
      }),
    ],
    [
      'reviewReports',
      'ReviewReportsInput',
      (unit) => ({ items: [{ reportId: node(unit).report, decision: 'RETURN', comment: 'x' }] }),
    ],
    ['withdrawReport', 'WithdrawReportInput', (unit) => ({ reportId: node(unit).report })],
    [
      'reviewReport',
      'ReviewReportInput',
      (unit) => ({ reportId: node(unit).report, decision: 'RETURN', comment: 'x' }),
    ],
    [
      'reopenTask',
      'ReopenTaskInput',
      (unit) => ({ taskId: node(unit).task, reason: 'x', expectedVersion: 99 }),
    ],
    ['addComment', 'AddCommentInput', (unit) => ({ taskId: node(unit).task, body: ' ' })],
    ['retractComment', 'RetractCommentInput', (unit) => ({ commentId: node(unit).comment })],
    [
      'createEvidenceUpload',
      'CreateEvidenceUploadInput',
      (unit) => ({ taskId: node(unit).task, fileName: 'a.pdf' }),
    ],
    [
      'addEvidence',
      'AddEvidenceInput',
      (unit) => ({ taskId: node(unit).task, url: 'https://example.org', title: 'x' }),
    ],
    ['withdrawEvidence', 'WithdrawEvidenceInput', (unit) => ({ evidenceId: node(unit).evidence })],
    // An upload is of one person: to everybody else it is missing, whatever they may do with its task.
    [
      'completeEvidenceUpload',
      'CompleteEvidenceUploadInput',
      () => ({ uploadId: toGlobalId('EvidenceUpload', randomUUID()), sha256: '0'.repeat(64) }),
    ],
    ['cancelTask', 'CancelTaskInput', (unit) => ({ taskId: node(unit).task, reason: 'x' })],
    ['assignTask', 'AssignTaskInput', (unit) => ({ taskId: node(unit).task })],
    ['assignTasks', 'AssignTasksInput', (unit) => ({ items: [{ taskId: node(unit).task }] })],
    ['assignObligation', 'AssignObligationInput', assignment],
    ['assignObligations', 'AssignObligationsInput', (unit) => ({ items: [assignment(unit)] })],
    ['withdrawAssignment', 'WithdrawAssignmentInput', withdrawal],
    ['withdrawAssignments', 'WithdrawAssignmentsInput', (unit) => ({ items: [withdrawal(unit)] })],
  ];

  it.each(mutations)(
    '%s is refused wherever the policy does not allow it, and hidden tasks look missing',
    async (name, type, input) => {
      const before = await standing(world);
      for (const [role, grantUnit] of everyGrant) {
        const caller = world.caller(role, grantUnit);
        for (const unit of unitCodes) {
          const rows = name.endsWith('s') ? 'rows { userErrors { code } }' : '';
          const { data, errors } = await caller.send<Record<string, Refused & { rows?: Refused[] }>>(
            `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } ${rows} } }`,
            { input: input(unit) },
          );
          const refused = [data?.[name], ...(data?.[name]?.rows ?? [])].flatMap(
            (row) => row?.userErrors ?? [],
          );
          const answer = errors[0]?.extensions?.code ?? refused[0]?.code;
          expect([role, grantUnit, unit, answer]).toEqual([
            role,
            grantUnit,
            unit,
            expectedRefusal(name, role, grantUnit, unit),
          ]);
        }
      }
      expect(await standing(world)).toEqual(before);
    },
    60_000,
  );

  const refusalOfHolders: Record<string, string> = {
    reopenTask: 'CONFLICT',
    addComment: 'REQUIRED',
    retractComment: 'NOT_ALLOWED',
    assignObligation: 'DUPLICATE',
    assignObligations: 'DUPLICATE',
    withdrawAssignment: 'REQUIRED',
    withdrawAssignments: 'REQUIRED',
  };

  const { provision: _provision, ...newDuty } = duty;
  const previews: [string, string, Record<string, unknown>][] = [
    ['createObligation', 'CreateObligationInput', { ...newDuty, provisionId: 'none' }],
    ['previewObligation', 'PreviewObligationInput', { ...newDuty, provisionId: 'none' }],
    ['previewObligationUpdate', 'PreviewObligationUpdateInput', { obligationId: 'none' }],
  ];
  const edits: [string, string, (obligationId: string) => Record<string, unknown>][] = [
    [
      'updateObligation',
      'UpdateObligationInput',
      (obligationId) => ({ obligationId, weight: 9, reason: 'x' }),
    ],
    [
      'retireObligation',
      'RetireObligationInput',
      (obligationId) => ({ obligationId, validTo: '2999-01-01', reason: 'x' }),
    ],
  ];

  it.each(previews)('%s is for those who may edit obligations alone', async (name, type, input) => {
    for (const [role, grantUnit] of everyGrant) {
      const editor = ['LAW_EDITOR', 'COMMITTEE'].includes(role);
      const { data, errors } = await world
        .caller(role, grantUnit)
        .send<Record<string, Refused>>(
          `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`,
          { input },
        );
      const code = errors[0]?.extensions?.code ?? data?.[name]?.userErrors[0]?.code;
      expect([role, grantUnit, code]).toEqual([role, grantUnit, editor ? 'NOT_FOUND' : 'FORBIDDEN']);
    }
  });

  it.each(edits)('%s is for those who may edit obligations alone', async (name, type, input) => {
    const { data } = await world
      .caller('VIEWER', 'city')
      .send<{ obligations: { nodes: Node[] } }>('{ obligations { nodes { id } } }');
    const id = data?.obligations.nodes[0]?.id ?? '';
    const state = () => world.database.query('select id, version, weight, valid_to from obligation');
    const before = await state();
    for (const [role, grantUnit] of everyGrant) {
      const editor = ['LAW_EDITOR', 'COMMITTEE'].includes(role);
      const expectedVersion = 99;
      const { data: answer, errors } = await world
        .caller(role, grantUnit)
        .send<Record<string, Refused>>(
          `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`,
          { input: { ...input(id), expectedVersion } },
        );
      const code = errors[0]?.extensions?.code ?? answer?.[name]?.userErrors[0]?.code;
      expect([role, grantUnit, code]).toEqual([role, grantUnit, editor ? 'CONFLICT' : 'FORBIDDEN']);
    }
    expect(await state()).toEqual(before);
  });

  /** Every task is ACCEPTED, so that even who may act is refused, for the state or the version. */
  function expectedRefusal(name: string, role: string, grantUnit: string, unit: string): string {
    const holders = [...(overSubtree[name] ?? []), ...(overOwnUnit[name] ?? [])];
    if (!holders.includes(role)) return 'FORBIDDEN';
    if (name === 'completeEvidenceUpload' || !may('task', role, grantUnit, unit)) return 'NOT_FOUND';
    if (!may(name, role, grantUnit, unit)) return 'NOT_ALLOWED';
    // Of what the rule gives, managers free nobody.
    if (name.startsWith('withdrawAssignment') && role === 'UNIT_MANAGER') return 'NOT_ALLOWED';
    return refusalOfHolders[name] ?? 'STATE';
  }

  const calendarChanges: [name: string, input: (unit: string) => Record<string, unknown>][] = [
    [
      'addClosure',
      (unit) => ({ title: { en: 'x' }, from: '2027-01-02', to: '2027-01-01', unitId: world.unitId(unit) }),
    ],
    [
      'setWeeklyRest',
      (unit) => ({ rests: true, from: '2027-01-02', to: '2027-01-01', unitId: world.unitId(unit) }),
    ],
  ];

  it.each(calendarChanges)(
    '%s is for administrators of the unit alone, and everybody reads the calendar',
    async (name, input) => {
      for (const [role, grantUnit] of everyGrant) {
        const caller = world.caller(role, grantUnit);
        const { calendar } = await caller.ask<{ calendar: unknown[] }>(
          '{ calendar(from: "2027-01-01", to: "2027-01-02") { date working } }',
        );
        expect(calendar).toHaveLength(2);
        for (const unit of unitCodes) {
          const { data, errors } = await caller.send<Record<string, { userErrors: { code: string }[] }>>(
            `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) {
               ${name}(input: $input) { userErrors { code } } }`,
            { input: input(unit) },
          );
          const answer = errors[0]?.extensions?.code ?? data?.[name]?.userErrors[0]?.code;
          const reached = tree[unit]?.includes(grantUnit) ? 'INVALID' : 'NOT_ALLOWED';
          expect([role, grantUnit, unit, answer]).toEqual([
            role,
            grantUnit,
            unit,
            role === 'ADMIN' ? reached : 'FORBIDDEN',
          ]);
        }
      }
      expect(await world.database.query('select version from calendar_change')).toEqual([]);
    },
    60_000,
  );

  it.each(['importHolidays', 'previewHolidaysImport'])(
    '%s is for those who administer every unit',
    async (name) => {
      for (const [role, grantUnit] of everyGrant) {
        const { data, errors } = await world
          .caller(role, grantUnit)
          .send<Record<string, { userErrors: { code: string }[] }>>(
            `mutation { ${name}(input: { document: "{" }) { userErrors { code } } }`,
          );
        const answer = errors[0]?.extensions?.code ?? data?.[name]?.userErrors[0]?.code;
        expect(answer).toBe(role === 'ADMIN' ? 'NOT_ALLOWED' : 'FORBIDDEN');
      }
    },
  );

  it.each(everyGrant)(
    '%s over %s has an inbox of their own, and sets no schedule of reminders for everybody',
    async (role, grantUnit) => {
      const caller = world.caller(role, grantUnit);
      expect(
        await caller.ask(
          '{ inbox { totalCount } unreadNotices notificationPreferences { language } reminderSchedule { version } reminderSchedules { totalCount } }',
        ),
      ).toEqual({
        inbox: { totalCount: 0 },
        unreadNotices: 0,
        notificationPreferences: { language: 'FA' },
        reminderSchedule: { version: 0 },
        reminderSchedules: { totalCount: 0 },
      });
      const foreign = { noticeIds: [toGlobalId('Notice', randomUUID())] };
      expect(await caller.mutate('markNoticesRead', foreign, 'marked')).toMatchObject({
        marked: 0,
        userErrors: [{ code: 'NOT_FOUND' }],
      });
      const { data, errors } = await caller.send<{ setReminderSchedule: Refused }>(
        'mutation { setReminderSchedule(input: { steps: [] }) { userErrors { code } } }',
      );
      const answer = errors[0]?.extensions?.code ?? data?.setReminderSchedule.userErrors[0]?.code;
      expect(answer).toBe(['ADMIN', 'COMMITTEE'].includes(role) ? 'NOT_ALLOWED' : 'FORBIDDEN');
    },
  );

  it.each(everyGrant)('%s over %s is told of each task what they may do with it', async (role, grantUnit) => {
    const caller = world.caller(role, grantUnit);
    const { data } = await caller.send<{ tasks: { nodes: { id: string; can: Record<string, boolean> }[] } }>(
      '{ tasks { nodes { id can { assign start submit withdraw review comment reopen cancel } } } }',
    );
    for (const { id, can } of data?.tasks.nodes ?? []) {
      const unit = unitCodes.find((code) => node(code).task === id) ?? '';
      expect(can).toEqual({
        ...{ assign: false, start: false },
        submit: false,
        withdraw: false,
        comment: may('addComment', role, grantUnit, unit),
        review: false,
        cancel: false,
        reopen: may('reopenTask', role, grantUnit, unit),
      });
    }
  });

  it('gives nothing to a grant that has ended or not begun, to nobody without one, and to no forged entity', async () => {
    const unitId = world.directory.id('city');
    const ended = new Caller(() => world.url, [{ role: 'COMMITTEE', unitId, validTo: '2020-01-01' }]);
    const nobody = new Caller(() => world.url, []);
    for (const caller of [ended, nobody]) {
      const lists = await caller.send('{ tasks { totalCount } }');
      expect(lists).toMatchObject({ data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
      for (const type of ['Task', 'Report', 'Instrument', 'Provision', 'Obligation', 'OrgUnit']) {
        const { data } = await entities(caller, type, [node('city').task]);
        expect(data?._entities).toEqual([null]);
      }
    }
    const viewer = world.caller('VIEWER', 'city');
    for (const id of [node('city').report, 'x', '', `Task:${randomUUID()}`]) {
      expect((await entities(viewer, 'Task', [id])).data?._entities).toEqual([null]);
    }
  });

  it('shows how a derivation goes on to those who may derive, by query and as an entity', async () => {
    const editor = world.caller('LAW_EDITOR', 'city');
    const { instruments } = await editor.ask<{ instruments: { nodes: Node[] } }>(
      '{ instruments { nodes { id } } }',
    );
    const { run } = await editor.mutate<{ run: Node }>(
      'deriveAssignments',
      { instrumentId: instruments.nodes[0]?.id },
      'run { id }',
    );
    const query = 'query ($id: ID!) { derivationRun(id: $id) { id } }';
    for (const role of roles) {
      const caller = world.caller(role, 'city');
      const may = ['LAW_EDITOR', 'COMMITTEE'].includes(role);
      const { data, errors } = await caller.send<{ derivationRun: Node | null }>(query, { id: run.id });
      expect([role, data?.derivationRun?.id, errors[0]?.extensions?.code]).toEqual(
        may ? [role, run.id, undefined] : [role, undefined, 'FORBIDDEN'],
      );
      const found = await entities(caller, 'DerivationRun', [run.id]);
      expect(found.data?._entities).toMatchObject([may ? { id: run.id } : null]);
    }
    const missing = await editor.ask<{ derivationRun: Node | null }>(query, { id: node('city').task });
    expect(missing.derivationRun).toBeNull();
  });

  it('shows "mine" to those who report and "awaiting my review" to those who may decide', async () => {
    const manager = world.caller('UNIT_MANAGER', 'district-1');
    expect(await tasksOf(manager, { mine: true })).toHaveLength(2);
    expect(await tasksOf(world.caller('REPORTER', 'district-1'), { mine: true })).toHaveLength(1);
    expect(await tasksOf(world.caller('INSPECTOR', 'city'), { mine: true })).toEqual([]);
    expect(await tasksOf(world.caller('INSPECTOR', 'city'), { mine: false })).toHaveLength(4);
  });

  it('answers nobody without a principal token for this very service', async () => {
    const send = async (authorization?: string) => {
      const response = await fetch(`${world.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
        body: JSON.stringify({ query: '{ instruments { totalCount } }' }),
      });
      return response.status;
    };
    const grants = [{ role: 'ADMIN', unitId: world.directory.id('city') }];
    expect(await send()).toBe(401);
    expect(await send(`Bearer ${await signPrincipal({ audience: 'directory', grants })}`)).toBe(401);
    expect(
      await send(`Bearer ${await signPrincipal({ audience: 'compliance', grants, lifetimeSeconds: -60 })}`),
    ).toBe(401);
    expect(await send(`Bearer ${await signPrincipal({ audience: 'compliance', grants })}`)).toBe(200);
  });
});
