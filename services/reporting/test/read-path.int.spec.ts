import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tehranDate, toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import type { EventFeed } from './support/event-feed.js';
import { GraphClient } from './support/graph-client.js';
import { cellOf, Oracle } from './support/oracle.js';
import { useReportingDatabase } from './support/reporting-database.js';
import { ReportingService } from './support/reporting-service.js';
import { World } from './support/world.js';

// Before the database and the servers go, which their own hooks see to.
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await service?.stop();
});
const postgres = useReportingDatabase();
let service: ReportingService;
let feed: EventFeed;
const clients: GraphClient[] = [];

const world = new World(new Date(Date.now() - 86_400_000));
const city = world.createUnit(null, 'HEADQUARTERS');
const [district1, district2] = [world.createUnit(city, 'DISTRICT'), world.createUnit(city, 'DISTRICT')];
const office = world.createUnit(district1, 'DISTRICT_OFFICE');
const chapter = world.addProvision('CHAPTER');
const [article1, article2] = [world.addProvision('ARTICLE', chapter), world.addProvision('ARTICLE', chapter)];
world.publishLaw();
const [lateTask, openTask] = world.openTasks(article1, [district1, district2], '2026-10-01', 2);
const [officeTask] = world.openTasks(article2, [office], '2099-01-01', 3);

beforeAll(async () => {
  service = await ReportingService.start(postgres.database.runUrl);
  feed = await service.feed();
  await feed.apply(world.events.splice(0));
}, 60_000);

function callerWith(role: string, unitId: string): GraphClient {
  const client = new GraphClient(service.url, { grants: [{ role, unitId }] });
  clients.push(client);
  return client;
}

const figures =
  'assigned toDo inProgress submitted returned accepted overdue compliant partiallyCompliant nonCompliant notApplicable notAssessed score';

describe('a summary', () => {
  it('counts the tasks of the caller’s whole reach', async () => {
    const { summary } = await callerWith('COMMITTEE', city).get<{ summary: unknown }>(
      `{ summary { ${figures} } }`,
    );
    expect(summary).toMatchObject({ assigned: 3, toDo: 3, overdue: 2, score: 0 });
  });
});

describe('a subscriber of a summary', () => {
  it('gets the current one first and then each change within a second', async () => {
    const received = callerWith('VIEWER', city).subscribe<{ summaryChanged: { submitted: number } }>(
      `subscription { summaryChanged { id ${figures} } }`,
    );
    await eventually(() => expect(received.messages).toHaveLength(1));
    world.reportTask(lateTask!);
    await feed.apply(world.events.splice(0));
    await eventually(() => expect(received.messages.at(-1)?.summaryChanged.submitted).toBe(1), {
      timeoutMs: 1_000,
    });
    expect(received.errors).toEqual([]);
  });
});

describe('the matrix', () => {
  it('shows both trees with the cells and margins of what lies below', async () => {
    const { matrix } = await callerWith('COMMITTEE', city).get<{ matrix: MatrixAnswer }>(matrixQuery, {
      input: {},
    });
    expect(matrix.rows.map((row) => row.id)).toEqual(
      [chapter, article1, article2].map((id) => toGlobalId('Provision', id)),
    );
    expect(matrix.rowParents).toEqual([-1, 0, 0]);
    expect(matrix.columnDepths).toEqual([0, 1, 2, 1]);
    const cells = Buffer.from(matrix.cells, 'base64');
    expect([...cells]).toHaveLength(12);
    expect(openTask).toBeDefined();
    expect(officeTask).toBeDefined();
  });
});

const matrixQuery = `query ($input: MatrixInput!) { matrix(input: $input) {
  id rows { id } columns { id } cells counts rowParents rowDepths columnParents columnDepths asOf
  total { ${figures} } rowTotals { ${figures} } columnTotals { ${figures} } legend { mask value key label(lang: EN) }
} }`;

interface MatrixAnswer {
  rows: { id: string }[];
  columns: { id: string }[];
  cells: string;
  counts: string;
  rowParents: number[];
  columnDepths: number[];
}
