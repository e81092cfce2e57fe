import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { GrantRevokedV1 } from '@rasad/event-contracts';
import { toGlobalId } from '@rasad/service-kit';
import { eventually, useNats } from '@rasad/testing';
import { MatrixService } from '../src/matrix/matrix.service.js';
import { GraphClient, type Grants } from './support/graph-client.js';
import { useReportingDatabase } from './support/reporting-database.js';
import { ReportingService } from './support/reporting-service.js';
import { Sources } from './support/source-service.js';
import { World } from './support/world.js';

// Before the database and the servers go, which their own hooks see to.
afterAll(async () => {
  await Promise.all((replicas ?? []).map((replica) => replica.stop()));
  await sources?.stop();
});
const postgres = useReportingDatabase();
const nats = useNats();
let sources: Sources;
let replicas: ReportingService[];
const clients: GraphClient[] = [];

const world = new World();
const city = world.createUnit(null, 'HEADQUARTERS');
const [district1, district2] = [world.createUnit(city, 'DISTRICT'), world.createUnit(city, 'DISTRICT')];
const chapter = world.addProvision('CHAPTER');
const article = world.addProvision('ARTICLE', chapter);
world.publishLaw();
const [task1, task2] = world.openTasks(article, [district1, district2], '2026-10-01', 2);

beforeAll(async () => {
  sources = await Sources.start((service) => nats.server.url(service));
  const url = nats.server.url('reporting');
  replicas = [
    await ReportingService.start(postgres.database.runUrl, url),
    await ReportingService.start(postgres.database.runUrl, url),
  ];
  await happen();
  await eventually(async () => expect(await countRows()).toEqual({ units: 3, provisions: 2, tasks: 2 }), {
    timeoutMs: 20_000,
  });
}, 90_000);
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

/** Lets what the world did since the last time happen at the sources. */
const happen = () => sources.append(world.events.splice(0));

/** How much of the world has arrived. */
async function countRows(): Promise<object> {
  const [counts] = await postgres.database.query(
    `select (select count(*)::int from reporting.unit) as units,
       (select count(*)::int from reporting.provision join reporting.publication using (expression_id)) as provisions,
       (select count(*)::int from reporting.task_fact) as tasks`,
  );
  return counts!;
}

/** A caller at one of the replicas. */
function caller(grants: Grants, replica = 0): GraphClient {
  const client = new GraphClient(replicas[replica]!.url, { grants, lang: 'EN' });
  clients.push(client);
  return client;
}

const over = (unitId: string, role = 'COMMITTEE') => [{ role, unitId }];
/** Normally some milliseconds; on a busy machine more, but long before subscribers read again unasked. */
const promptly = { timeoutMs: 5_000, intervalMs: 5 };
const unit = (id: string) => toGlobalId('OrgUnit', id);

interface SummaryMessage {
  summaryChanged: { id: string; assigned: number; submitted: number; score: number | null };
}
const summarySubscription =
  'subscription ($unitId: ID) { summaryChanged(unitId: $unitId) { id assigned submitted score } }';

interface DeltaMessage {
  matrixChanged: {
    matrixId: string;
    cells: { row: string; column: string; cell: number; count: number }[];
    rowTotals: { id: string; summary: { submitted: number } }[];
    columnTotals: { id: string; summary: { submitted: number } }[];
    total: { submitted: number };
  };
}
const matrixSubscription = `subscription ($input: MatrixInput!) { matrixChanged(input: $input) {
  matrixId cells { row column cell count } total { submitted }
  rowTotals { id summary { submitted } } columnTotals { id summary { submitted } }
} }`;

describe('a subscriber of a summary', () => {
  it('gets the current one first, and each change at once on every replica', async () => {
    const received = [0, 1].map((replica) =>
      caller(over(city), replica).subscribe<SummaryMessage>(summarySubscription),
    );
    await eventually(() => received.forEach(({ messages }) => expect(messages).toHaveLength(1)));
    world.reportTask(task1!);
    await happen();
    await eventually(() => {
      for (const { messages } of received) expect(messages.at(-1)!.summaryChanged.submitted).toBe(1);
    }, promptly);
    received.forEach(({ errors }) => expect(errors).toEqual([]));
  });

  it('hears nothing of a unit that is not theirs', async () => {
    const received = caller(over(district2)).subscribe<SummaryMessage>(summarySubscription);
    const witness = caller(over(district1)).subscribe<SummaryMessage>(summarySubscription);
    await eventually(() => expect([received.messages.length, witness.messages.length]).toEqual([1, 1]));
    world.returnTask(task1!);
    await happen();
    await eventually(() => expect(witness.messages).toHaveLength(2), promptly);
    expect(received.messages).toHaveLength(1);
  });

  it('is refused where the unit is out of reach, as if it did not exist', async () => {
    for (const unitId of [unit(district1), unit(city), unit(randomUUID()), 'nonsense']) {
      const received = caller(over(district2)).subscribe(summarySubscription, { unitId });
      await eventually(() => expect(received.errors).toHaveLength(1));
      expect(received.errors[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
      expect(received.messages).toEqual([]);
    }
  });

  it('hears no more once the grant was revoked', async () => {
    const grant = { id: randomUUID(), role: 'VIEWER', unitId: city };
    const received = caller([grant]).subscribe<SummaryMessage>(summarySubscription);
    await eventually(() => expect(received.messages).toHaveLength(1));
    world.append(GrantRevokedV1, grant.id, 1, {
      grant: {
        ...{ id: grant.id, subjectId: randomUUID(), subjectKind: 'PERSON', role: 'VIEWER' },
        ...{ scopeUnitId: city, validFrom: null, validTo: null, version: 2 },
        revokedAt: new Date().toISOString(),
      },
    });
    await happen();
    await eventually(() => expect(received.ended).toBe(true));
    expect(received.messages).toHaveLength(1);
  });

  it('without a principal token gets nothing at all', async () => {
    const client = caller([]);
    const received = client.subscribe(summarySubscription);
    await eventually(() => expect(received.errors).toHaveLength(1));
    expect(received.messages).toEqual([]);
  });
});

/** One listener for the matrix that followers share, one for the subscriber. */
const sharedAndOwn = 2;

describe('a subscriber of the matrix', () => {
  it('gets exactly the cells and margins that changed', async () => {
    const input = { columnKind: 'DISTRICT' };
    const client = caller(over(city), 1);
    const { matrix } = await client.get<{ matrix: { id: string } }>(
      'query ($input: MatrixInput!) { matrix(input: $input) { id } }',
      { input },
    );
    const received = client.subscribe<DeltaMessage>(matrixSubscription, { input });
    await listening(1, sharedAndOwn);
    world.reportTask(task2!);
    await happen();
    await eventually(() => expect(received.messages).toHaveLength(1), promptly);
    const delta = received.messages[0]!.matrixChanged;
    expect(delta.matrixId).toBe(matrix.id);
    const column = unit(district2);
    expect(delta.cells).toEqual(
      [chapter, article].map((id) => ({ row: toGlobalId('Provision', id), column, cell: 2 + 8, count: 1 })),
    );
    expect(delta.columnTotals).toEqual([{ id: column, summary: { submitted: 1 } }]);
    expect(delta.rowTotals.map(({ summary }) => summary.submitted)).toEqual([1, 1]);
    expect(delta.total.submitted).toBe(1);
  });

  it('gets a new column as soon as a unit is created', async () => {
    const received = caller(over(city)).subscribe<DeltaMessage>(matrixSubscription, { input: {} });
    await listening(0, sharedAndOwn);
    const office = world.createUnit(district1, 'DISTRICT_OFFICE');
    world.openTasks(article, [office], '2099-01-01');
    await happen();
    await eventually(() => {
      const cells = received.messages.flatMap(({ matrixChanged }) => matrixChanged.cells);
      expect(cells).toContainEqual(expect.objectContaining({ column: unit(office), cell: 1, count: 1 }));
    }, promptly);
  });

  it('shares what is read with others who look at the same, and each gets every change once', async () => {
    const input = { columnKind: 'DISTRICT', rowLevel: 'ARTICLE' };
    const followers = Array.from({ length: 5 }, () =>
      caller(over(city)).subscribe<DeltaMessage>(matrixSubscription, { input }),
    );
    const narrower = caller(over(district2)).subscribe<DeltaMessage>(matrixSubscription, { input });
    await listening(0, 5 + 1 + sharedAndOwn);
    const reads = jest.spyOn(replicas[0]!.get(MatrixService), 'refresh');
    world.returnTask(task2!);
    world.reportTask(task1!);
    await happen();
    // District 1 has the task of its new office besides its own.
    const changed1 = { column: unit(district1), cell: 2 + 8 + 16, count: 2 };
    const changed2 = {
      row: toGlobalId('Provision', article),
      column: unit(district2),
      cell: 3 + 8,
      count: 1,
    };
    for (const { messages } of [...followers]) {
      await eventually(() => {
        const latest = new Map(
          messages.flatMap(({ matrixChanged }) => matrixChanged.cells).map((cell) => [cell.column, cell]),
        );
        expect(latest.get(unit(district1))).toMatchObject(changed1);
        expect(latest.get(unit(district2))).toEqual(changed2);
      }, promptly);
      expect(messages.length).toBeLessThanOrEqual(2);
    }
    await eventually(() => expect(narrower.messages).toHaveLength(1), promptly);
    expect(narrower.messages[0]!.matrixChanged.cells).toEqual([changed2]);
    expect(reads.mock.calls.length).toBeLessThanOrEqual(4);
    reads.mockRestore();
  });

  it('may not ask for the past', async () => {
    const received = caller(over(city)).subscribe(matrixSubscription, {
      input: { asOf: '2026-01-01T00:00:00Z' },
    });
    await eventually(() =>
      expect(received.errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } }),
    );
  });
});

describe('a subscriber of activity', () => {
  it('hears at once who did what in which capacity, in their own scope alone', async () => {
    const subscription = `subscription { activityAdded {
      id type actor { id } actorRole actorUnit { id } unit { id } task { id } result obligationTitle(lang: EN)
    } }`;
    const received = caller(over(city)).subscribe<{ activityAdded: object }>(subscription);
    const foreign = caller(over(district1)).subscribe<{ activityAdded: object }>(subscription);
    await listening(0, 2);
    const inspector = randomUUID();
    world.actor = { kind: 'PERSON', id: inspector, role: 'INSPECTOR', unitId: city };
    world.acceptTask(task2!, 'PARTIALLY_COMPLIANT');
    await happen();
    await eventually(() => expect(received.messages).toHaveLength(1), promptly);
    expect(received.messages[0]!.activityAdded).toMatchObject({
      type: 'REPORT_ACCEPTED',
      actor: { id: toGlobalId('Person', inspector) },
      ...{ actorRole: 'INSPECTOR', actorUnit: { id: unit(city) }, unit: { id: unit(district2) } },
      ...{ task: { id: toGlobalId('Task', task2!) }, result: 'PARTIALLY_COMPLIANT', obligationTitle: 'Duty' },
    });
    expect(foreign.messages).toEqual([]);
  });
});

/** Waits until a replica's subscriptions follow the changes with so many listeners. */
async function listening(replica: number, count: number): Promise<void> {
  await eventually(() => expect(replicas[replica]!.followers).toBe(count));
}
