import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rasad/testing';
import { Platform } from '../src/platform.js';
import type { GraphClient } from '../src/graph-client.js';
import {
  openTasks,
  reviewReport,
  sendReport,
  submitReport,
  unitId,
  uploadFile,
  type TaskRow,
} from '../src/task-work.js';

let platform: Platform;
let committee: GraphClient;
let reporter: GraphClient;
let inspector: GraphClient;

beforeAll(async () => {
  platform = await Platform.start();
  await platform.loadSample('small');
  [committee, reporter, inspector] = await Promise.all([
    platform.as('committee'),
    platform.as('reporter-d1'),
    platform.as('inspector'),
  ]);
});
afterAll(() => platform?.stop());

interface SummaryNumbers {
  assigned: number;
  submitted: number;
  accepted: number;
  score: number | null;
}
const summaryFields = 'assigned toDo inProgress submitted returned accepted overdue compliant score';

async function districtTasks(): Promise<TaskRow[]> {
  return openTasks(reporter, await unitId(reporter, 'district-1'));
}

describe('a law, a city, and a number that moves live', () => {
  it('shows the committee the whole city as a matrix of provisions and units', async () => {
    const { matrix } = await committee.ask<{
      matrix: { rows: { eId: string }[]; columns: { code: string }[]; cells: string; total: SummaryNumbers };
    }>(`{ matrix(input: {}) { rows { eId } columns { code } cells total { ${summaryFields} } } }`);
    const cells = Buffer.from(matrix.cells, 'base64');
    expect(cells).toHaveLength(matrix.rows.length * matrix.columns.length);
    expect(matrix.rows.map((row) => row.eId)).toContain('art_3__cl_a');
    expect(matrix.columns.map((column) => column.code)).toContain('district-10');
    expect(matrix.total.assigned).toBeGreaterThan(100);
  });

  it('moves the summary, the cell and the margins of another session within a second of each act', async () => {
    const live = committee.subscribe<{ summaryChanged: SummaryNumbers }>(
      `subscription { summaryChanged { ${summaryFields} } }`,
    );
    const matrix = committee.subscribe<{
      matrixChanged: { cells: { row: string; column: string; cell: number }[] };
    }>(
      'subscription { matrixChanged(input: {}) { cells { row column cell } rowTotals { id } columnTotals { id } } }',
    );
    const first = await eventually(() => {
      const [summary] = live.received;
      if (!summary) throw new Error(`no summary yet ${JSON.stringify(live.failures)}`);
      return summary.data.summaryChanged;
    });
    const [task] = await districtTasks();
    const sent = performance.now();
    const report = await submitReport(reporter, task!.id);
    const submitted = await latest(live, (summary) => summary.submitted === first.submitted + 1);
    expect(submitted.at - sent).toBeLessThan(1000);
    const accepted = performance.now();
    await reviewReport(inspector, { reportId: report.id, decision: 'ACCEPT', result: 'COMPLIANT' });
    const counted = await latest(live, (summary) => summary.accepted === first.accepted + 1);
    expect(counted.at - accepted).toBeLessThan(1000);
    expect(counted.summary.score).toBeGreaterThan(first.score ?? 0);
    await eventually(() => {
      const changed = matrix.received.flatMap(({ data }) => data.matrixChanged.cells);
      const cell = changed.findLast(
        ({ row, column }) => row === task!.provision.id && column === task!.unit.id,
      );
      expect((cell?.cell ?? 0) & 7).toBe(4);
    });
    live.stop();
    matrix.stop();
  });

  it('answers a repeated report with the same report and refuses the key for another one', async () => {
    const [, first, second] = await districtTasks();
    const [one, two] = [
      await sendReport(reporter, first!.id, 'same-key'),
      await sendReport(reporter, first!.id, 'same-key'),
    ];
    expect(two.data).toEqual(one.data);
    const reused = await sendReport(reporter, second!.id, 'same-key');
    expect(reused.data?.submitReport.userErrors[0]).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
      field: ['input', 'clientMutationId'],
    });
  });

  it('carries a file from a reporter to the inspector who reads a part of it, and to nobody else', async () => {
    const [task] = await districtTasks();
    const bytes = new TextEncoder().encode('ردیف,موضوع\n۱,انتشار ضوابط صدور پروانه\n');
    const evidenceId = await uploadFile(reporter, task!.id, 'فهرست.csv', bytes);
    const { submitReport: sent } = await reporter.ask<{
      submitReport: { report: { id: string } | null; userErrors: unknown[] };
    }>(
      'mutation ($input: SubmitReportInput!) { submitReport(input: $input) { report { id } userErrors { message } } }',
      {
        input: {
          taskId: task!.id,
          result: 'COMPLIANT',
          narrative: 'As the list shows.',
          evidenceIds: [evidenceId],
        },
      },
    );
    expect(sent.userErrors).toEqual([]);
    const evidenceQuery = 'query ($id: ID!) { evidence(id: $id) { fileName url sha256 task { id } } }';
    const { evidence } = await inspector.ask<{ evidence: { fileName: string; url: string; sha256: string } }>(
      evidenceQuery,
      { id: evidenceId },
    );
    const part = await inspector.file(evidence.url, { headers: { range: 'bytes=0-8' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 0-8/${bytes.length}`]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(0, 9));
    expect(part.headers.get('content-disposition')).toMatch(/^attachment;.*filename\*=UTF-8''%D9%81/);
    expect(part.headers.get('etag')).toBe(`"${evidence.sha256}"`);
    expect((await committee.file(evidence.url)).status).toBe(404);
    const neighbour = await platform.as('reporter-d2');
    expect(await neighbour.ask(evidenceQuery, { id: evidenceId })).toEqual({ evidence: null });
  });

  it('does not let a reporter see or report for another district', async () => {
    const foreign = await openTasks(committee, await unitId(committee, 'district-2'));
    const { task } = await reporter.ask<{ task: unknown }>('query ($id: ID!) { task(id: $id) { id } }', {
      id: foreign[0]!.id,
    });
    expect(task).toBeNull();
    const { data } = await sendReport(reporter, foreign[0]!.id);
    expect(data?.submitReport.userErrors[0]).toMatchObject({ code: 'NOT_FOUND', field: ['input', 'taskId'] });
    expect(data?.submitReport.task).toBeNull();
  });

  it('says in Persian what is wrong with a report', async () => {
    const persian = await platform.as('reporter-d1', 'fa');
    const [task] = await districtTasks();
    const { submitReport: payload } = await persian.ask<{
      submitReport: { userErrors: { code: string; field: string[]; message: string }[] };
    }>(
      `mutation ($input: SubmitReportInput!) { submitReport(input: $input) { userErrors { code field message } } }`,
      { input: { taskId: task!.id, result: 'COMPLIANT', narrative: '  ' } },
    );
    expect(payload.userErrors[0]).toMatchObject({ code: 'REQUIRED', field: ['input', 'narrative'] });
    expect(payload.userErrors[0]!.message).toMatch(/[؀-ۿ]/);
  });

  it('resolves any node by its id and hides what does not exist', async () => {
    const [task] = await districtTasks();
    const { node, missing } = await committee.ask<{
      node: { __typename: string; id: string };
      missing: null;
    }>(`query ($id: ID!, $none: ID!) { node(id: $id) { __typename id } missing: node(id: $none) { id } }`, {
      id: task!.id,
      none: Buffer.from('Task:01930000-0000-7000-8000-0000000000ff').toString('base64url'),
    });
    expect(node).toEqual({ __typename: 'Task', id: task!.id });
    expect(missing).toBeNull();
  });

  it('loads the sample a second time without changing anything', async () => {
    const before = await committee.ask(`{ summary { ${summaryFields} } }`);
    await platform.loadSample('small');
    expect(await committee.ask(`{ summary { ${summaryFields} } }`)).toEqual(before);
  });

  it('keeps every roll-up equal to a recount', async () => {
    const { code, output } = await platform.runService('reporting', 'dist/recount.js');
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  });
});

async function latest(
  live: { received: { at: number; data: { summaryChanged: SummaryNumbers } }[] },
  wanted: (summary: SummaryNumbers) => boolean,
): Promise<{ at: number; summary: SummaryNumbers }> {
  return eventually(() => {
    const found = live.received.find(({ data }) => wanted(data.summaryChanged));
    if (!found) throw new Error(`not yet: ${JSON.stringify(live.received.at(-1)?.data)}`);
    return { at: found.at, summary: found.data.summaryChanged };
  });
}
