import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@rasad/service-kit';
import { eventually } from '@rasad/testing';
import { defaultObligations } from './documents.js';
import { Caller, useWorld } from './harness.js';
import { createUnits, establishLaw } from './law.js';
import { accept, giveBack, review, rowIdOf, submit, tasksOf, taskOf, withdraw } from './work.js';

const [yearly] = defaultObligations();
const duty = (code: string, title: string, more: Record<string, unknown>) => ({
  ...yearly,
  code,
  title: { fa: title, en: title },
  applicability: [{ role: 'LEAD', kinds: ['DISTRICT'] }],
  ...more,
});

describe('who reviews', () => {
  const world = useWorld(async (w) => {
    await createUnits(w);
    await w.directory.create({ code: 'treasury', kind: 'DIRECTORATE', parent: 'city', tags: ['finance'] });
    await establishLaw(w, [
      duty('watched', 'Watched', { fourEyes: true }),
      duty('funded', 'Funded', { reviewingFunction: 'finance' }),
      duty('plain', 'Plain', {}),
    ]);
  });
  let count = 0;

  /** The task of one duty in a district of the test's own, and its reporter. */
  const taskOfDuty = async (title: 'Watched' | 'Funded' | 'Plain') => {
    const code = `district-${(count += 1) + 700}`;
    await world.directory.create({ code, kind: 'DISTRICT', parent: 'city' });
    const committee = world.caller('COMMITTEE', 'city');
    const task = await eventually(() => taskOf(committee, { unitId: world.unitId(code), search: title }));
    return { code, task, reporter: world.caller('REPORTER', code) };
  };
  const inspector = () => world.caller('INSPECTOR', 'city');

  interface Seen {
    can: { review: boolean };
    pendingSecondReview: boolean;
    reviews: { decision: string; result: string | null; reviewer: { id: string } }[];
    history: { type: string; fromStatus: string; toStatus: string }[];
  }
  const see = async (caller: Caller, id: string): Promise<Seen> => {
    const { task } = await caller.ask<{ task: Seen }>(
      `query ($id: ID!) { task(id: $id) { can { review } pendingSecondReview
         reviews { decision result reviewer { id } } history { type fromStatus toStatus } } }`,
      { id },
    );
    return task;
  };
  const waits = async (caller: Caller, id: string): Promise<boolean> => {
    const queue = await tasksOf(caller, { awaitingMyReview: true });
    return queue.some((task) => task.id === id);
  };

  it('asks a second reviewer to agree where four eyes are asked for, and shows the first decision', async () => {
    const { task, reporter } = await taskOfDuty('Watched');
    const [first, second] = [inspector(), inspector()];
    const { report } = await submit(reporter, task.id);
    const reportId = report?.id ?? '';
    const half = await accept(first, reportId);
    expect(half).toMatchObject({
      review: { decision: 'ACCEPT' },
      task: { status: 'SUBMITTED', result: 'NOT_ASSESSED', version: 3 },
      userErrors: [],
    });
    expect(await see(first, task.id)).toMatchObject({ can: { review: false }, pendingSecondReview: true });
    expect(await see(second, task.id)).toMatchObject({
      can: { review: true },
      reviews: [
        { decision: 'ACCEPT', result: 'COMPLIANT', reviewer: { id: toGlobalId('Person', first.id) } },
      ],
    });
    expect([await waits(first, task.id), await waits(second, task.id)]).toEqual([false, true]);
    expect((await accept(first, reportId)).userErrors).toMatchObject([
      { code: 'NOT_ALLOWED', field: ['input', 'reportId'] },
    ]);
    expect((await withdraw(reporter, { report, task: null, userErrors: [] })).userErrors).toMatchObject([
      { code: 'STATE', field: ['input', 'reportId'] },
    ]);
    expect((await accept(second, reportId)).task).toMatchObject({ status: 'ACCEPTED', result: 'COMPLIANT' });
    const { history, pendingSecondReview } = await see(reporter, task.id);
    expect(pendingSecondReview).toBe(false);
    expect(history.slice(-2)).toEqual([
      { type: 'REPORT_FIRST_ACCEPTED', fromStatus: 'SUBMITTED', toStatus: 'SUBMITTED' },
      { type: 'REPORT_ACCEPTED', fromStatus: 'SUBMITTED', toStatus: 'ACCEPTED' },
    ]);
    expect(await world.eventTypes(rowIdOf(task.id))).toEqual([
      'compliance.task.reported',
      'compliance.task.first-accepted',
      'compliance.task.accepted',
    ]);
  });

  it('waits for somebody who agrees when the second differs, and is returned by any one', async () => {
    const { task, reporter } = await taskOfDuty('Watched');
    const reviewers = [inspector(), inspector(), inspector()] as const;
    const first = await submit(reporter, task.id);
    await accept(reviewers[0], first.report?.id ?? '', 'COMPLIANT');
    const differing = await accept(reviewers[1], first.report?.id ?? '', 'NON_COMPLIANT');
    expect(differing.task).toMatchObject({ status: 'SUBMITTED', result: 'NOT_ASSESSED' });
    const settled = await accept(reviewers[2], first.report?.id ?? '', 'NON_COMPLIANT');
    expect(settled.task).toMatchObject({ status: 'ACCEPTED', result: 'NON_COMPLIANT' });

    const other = await taskOfDuty('Watched');
    const report = await submit(other.reporter, other.task.id);
    await accept(reviewers[0], report.report?.id ?? '');
    expect((await giveBack(reviewers[0], report.report?.id ?? '')).task).toMatchObject({
      status: 'RETURNED',
    });
  });

  it('lets the first acceptance lapse with a newer report', async () => {
    const { task, reporter } = await taskOfDuty('Watched');
    const [first, second] = [inspector(), inspector()];
    const old = await submit(reporter, task.id);
    await accept(first, old.report?.id ?? '');
    const newer = await submit(reporter, task.id);
    expect(await see(second, task.id)).toMatchObject({ pendingSecondReview: false });
    expect((await accept(second, old.report?.id ?? '')).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await accept(second, newer.report?.id ?? '')).task).toMatchObject({ status: 'SUBMITTED' });
    expect((await accept(first, newer.report?.id ?? '')).task).toMatchObject({ status: 'ACCEPTED' });
  });

  it('settles a task under four eyes once when two reviewers decide at the same moment', async () => {
    const { task, reporter } = await taskOfDuty('Watched');
    const { report } = await submit(reporter, task.id);
    const answers = await Promise.all(Array.from({ length: 6 }, () => accept(inspector(), report?.id ?? '')));
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(2);
    expect(await taskOf(reporter, { unitId: task.unit.id, search: 'Watched' })).toMatchObject({
      status: 'ACCEPTED',
      version: 4,
    });
  });

  it('asks for a post in a unit of the reviewing function, today, and leaves the others’ queues without it', async () => {
    const { task, reporter } = await taskOfDuty('Funded');
    const { report } = await submit(reporter, task.id);
    const grants = [{ role: 'INSPECTOR', unitId: world.directory.id('city') }];
    const posted = (unit: string, validTo?: string) =>
      new Caller(() => world.url, grants, 'EN', 'PERSON', [
        { unitId: world.directory.id(unit), ...(validTo === undefined ? {} : { validTo }) },
      ]);
    for (const unfit of [inspector(), posted('district-1'), posted('treasury', '2020-01-01')]) {
      expect(await waits(unfit, task.id)).toBe(false);
      expect((await see(unfit, task.id)).can.review).toBe(false);
      for (const decision of [accept, giveBack]) {
        expect((await decision(unfit, report?.id ?? '')).userErrors).toMatchObject([
          { code: 'NOT_ALLOWED', field: ['input', 'reportId'], message: expect.stringContaining('finance') },
        ]);
      }
    }
    const fit = posted('treasury');
    expect(await waits(fit, task.id)).toBe(true);
    expect((await see(fit, task.id)).can.review).toBe(true);
    const outside = new Caller(
      () => world.url,
      [{ role: 'INSPECTOR', unitId: world.directory.id('district-2') }],
      'EN',
      'PERSON',
      fit.appointments,
    );
    expect((await accept(outside, report?.id ?? '')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await accept(fit, report?.id ?? '')).task).toMatchObject({ status: 'ACCEPTED' });
  });

  it('records post, acting and delegation with every act, and shows them with report, review and history', async () => {
    const { code, task } = await taskOfDuty('Plain');
    const positionId = randomUUID();
    const boss = randomUUID();
    const unitId = world.directory.id(code);
    const author = new Caller(
      () => world.url,
      [{ role: 'REPORTER', unitId, onBehalfOf: boss }],
      'EN',
      'PERSON',
      [{ unitId, positionId, acting: true }],
    );
    const { report } = await submit(author, task.id);
    await review(inspector(), report?.id ?? '', { decision: 'ACCEPT', result: 'COMPLIANT' });
    const capacity = '{ role unit { id } position { id } acting onBehalfOf { id } }';
    const { task: seen } = await author.ask<{ task: Record<string, { capacity: unknown }[]> }>(
      `query ($id: ID!) { task(id: $id) { reports { capacity ${capacity} } reviews { capacity ${capacity} }
         history { capacity ${capacity} } } }`,
      { id: task.id },
    );
    const written = {
      role: 'REPORTER',
      unit: { id: world.unitId(code) },
      position: { id: toGlobalId('Position', positionId) },
      acting: true,
      onBehalfOf: { id: toGlobalId('Person', boss) },
    };
    const reviewed = {
      role: 'INSPECTOR',
      unit: { id: world.unitId('city') },
      position: null,
      acting: false,
      onBehalfOf: null,
    };
    expect(seen['reports']?.map((entry) => entry.capacity)).toEqual([written]);
    expect(seen['reviews']?.map((entry) => entry.capacity)).toEqual([reviewed]);
    expect(seen['history']?.slice(1).map((entry) => entry.capacity)).toEqual([written, reviewed]);
    const [event] = await world.database.query<{ actor: unknown }>(
      `select actor from event where aggregate_id = $1 and type = 'compliance.task.reported'`,
      [rowIdOf(task.id)],
    );
    expect(event?.actor).toMatchObject({ position: { id: positionId, acting: true }, onBehalfOf: boss });
  });

  it('lets nobody review what they wrote for another, what another wrote for them, or what whom they act for wrote', async () => {
    const { code, task } = await taskOfDuty('Plain');
    const unitId = world.directory.id(code);
    const cityId = world.directory.id('city');
    const reviews = { role: 'INSPECTOR', unitId: cityId };
    const boss = new Caller(() => world.url, [reviews]);
    const delegate = new Caller(
      () => world.url,
      [{ role: 'REPORTER', unitId, onBehalfOf: boss.id }, reviews],
    );
    const actsForDelegate = new Caller(() => world.url, [{ ...reviews, onBehalfOf: delegate.id }]);
    const actsForBoss = new Caller(() => world.url, [{ ...reviews, onBehalfOf: boss.id }]);
    const { report } = await submit(delegate, task.id);
    for (const partial of [boss, delegate, actsForDelegate, actsForBoss]) {
      expect((await accept(partial, report?.id ?? '')).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
      expect((await see(partial, task.id)).can.review).toBe(false);
      expect(await waits(partial, task.id)).toBe(false);
    }
    const both = new Caller(() => world.url, [{ ...reviews, onBehalfOf: boss.id }, reviews]);
    expect(await waits(both, task.id)).toBe(true);
    expect((await accept(both, report?.id ?? '')).task).toMatchObject({ status: 'ACCEPTED' });
    const { task: seen } = await both.ask<{ task: { reviews: { capacity: unknown }[] } }>(
      'query ($id: ID!) { task(id: $id) { reviews { capacity { onBehalfOf { id } } } } }',
      { id: task.id },
    );
    expect(seen.reviews).toEqual([{ capacity: { onBehalfOf: null } }]);
  });
});
