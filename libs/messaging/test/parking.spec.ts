import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Catch, type CanActivate, type ExceptionFilter } from '@nestjs/common';
import { connect } from '@nats-io/transport-node';
import { EMPTY, type Observable } from 'rxjs';
import { EventAdministration, EventStore, type EventAdministration as Administration } from '../src/index.js';
import { Backbone, renameEach } from './support/backbone.js';
import { applied, expectExactlyOnceInOrder, untilCaughtUp } from './support/checks.js';
import { faults, poison } from './support/recorder.consumer.js';
import type { TestService, TestServiceOptions } from './support/test-service.js';
import { newUnits, rename } from './support/unit-events.js';
import { patiently } from './support/patiently.js';

let backbone: Backbone;
let directory: TestService;
let reporting: TestService;

beforeEach(async () => {
  backbone = await Backbone.start();
  directory = await backbone.producer();
  reporting = await backbone.consumer();
}, 60_000);

afterEach(() => backbone?.stop());

function administration(): Administration {
  return reporting.get(EventAdministration);
}

async function versionsOf(unit: string): Promise<number[]> {
  const rows = await applied(backbone.target);
  return rows.filter((row) => row.aggregate_id === unit).map((row) => row.version);
}

describe('an event that can never be applied', () => {
  it('is parked with its error, later ones of its aggregate behind it, while the others flow on', async () => {
    const [bad = '', ...good] = newUnits(12);
    poison(bad, 2);
    await renameEach(directory, [bad, ...good], [1, 2, 3]);
    await untilCaughtUp(backbone.source, backbone.target);
    expect(await versionsOf(bad)).toEqual([1]);
    for (const unit of good) expect(await versionsOf(unit)).toEqual([1, 2, 3]);
    const parked = await administration().parked();
    expect(parked.map(({ aggregateId, error, attempts }) => ({ aggregateId, error, attempts }))).toEqual([
      { aggregateId: bad, error: 'PermanentFailure: poison', attempts: 1 },
      { aggregateId: bad, error: 'behind a parked event of the same aggregate', attempts: 0 },
    ]);
    expect((await reporting.health.check()).parked).toBe(2);
  });

  it('is applied by a redrive once the cause is gone, and then its aggregate flows on', async () => {
    const [bad = ''] = newUnits(1);
    poison(bad, 2);
    await renameEach(directory, [bad], [1, 2, 3]);
    await untilCaughtUp(backbone.source, backbone.target);
    faults.clear();
    expect(await administration().redrive({ aggregateId: bad })).toEqual({ applied: 2, failed: [] });
    await renameEach(directory, [bad], [4]);
    await untilCaughtUp(backbone.source, backbone.target);
    expect(await versionsOf(bad)).toEqual([1, 2, 3, 4]);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });

  it('stays parked when the redrive fails again, with what comes before it applied', async () => {
    const [bad = ''] = newUnits(1);
    poison(bad, 1);
    await renameEach(directory, [bad], [1, 2, 3]);
    await untilCaughtUp(backbone.source, backbone.target);
    poison(bad, 3);
    const result = await administration().redrive();
    expect(result).toMatchObject({
      applied: 2,
      failed: [{ aggregateId: bad, error: 'PermanentFailure: poison' }],
    });
    expect(await versionsOf(bad)).toEqual([1, 2]);
    expect(await administration().parked()).toMatchObject([
      { pos: 3, error: 'PermanentFailure: poison', attempts: 1 },
    ]);
  });

  it('is parked when its payload breaks the contract, without any handler seeing it', async () => {
    const [bad = ''] = newUnits(1);
    await directory.transaction((tx) => rename(directory.get(EventStore), tx, bad, [1]));
    await untilCaughtUp(backbone.source, backbone.target);
    await backbone.source.query(
      `INSERT INTO directory.event SELECT gen_random_uuid(), lane, aggregate_type, aggregate_id, 2, type,
         schema_version, actor, unit_path, occurred_at, correlation_id, causation_id, '{"unit": 7}' FROM directory.event`,
    );
    await backbone.source.query(
      `INSERT INTO directory.outbox (lane, event_id) SELECT lane, id FROM directory.event WHERE aggregate_version = 2`,
    );
    await patiently(async () => {
      expect(await administration().parked()).toMatchObject([{ aggregateId: bad, pos: 2 }]);
    });
    expect(await versionsOf(bad)).toEqual([1]);
  });
});

describe('an event that fails for a reason that looks permanent', () => {
  it('is tried again a few times before it is parked', async () => {
    const [bad = ''] = newUnits(1);
    let calls = 0;
    faults.set(bad, () => {
      calls += 1;
      return new TypeError('cannot read properties of undefined');
    });
    await renameEach(directory, [bad], [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    expect(await administration().parked()).toMatchObject([{ aggregateId: bad, attempts: 2 }]);
    expect(calls).toBe(3);
  });

  it('is not parked when it succeeds meanwhile', async () => {
    const [slow = ''] = newUnits(1);
    let calls = 0;
    faults.set(slow, () => (++calls < 3 ? new Error('not yet') : undefined));
    await renameEach(directory, [slow], [1, 2]);
    await untilCaughtUp(backbone.source, backbone.target);
    expect(await administration().parked()).toEqual([]);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });
});

describe('an event that fails for a passing reason', () => {
  it('is tried again until it succeeds and is never parked', async () => {
    const [unlucky = ''] = newUnits(1);
    let calls = 0;
    const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    faults.set(unlucky, () => (++calls < 8 ? deadlock : undefined));
    await renameEach(directory, [unlucky], [1, 2]);
    await untilCaughtUp(backbone.source, backbone.target);
    expect(calls).toBeGreaterThanOrEqual(8);
    expect(await administration().parked()).toEqual([]);
    await expectExactlyOnceInOrder(backbone.source, backbone.target);
  });
});

/** Filters and guards meant for requests, which an application hands on to its event handlers. */
@Catch()
class SwallowingFilter implements ExceptionFilter {
  catch(): Observable<never> {
    return EMPTY;
  }
}

class ClosedGuard implements CanActivate {
  canActivate(): boolean {
    return false;
  }
}

describe('what the application puts around its handlers', () => {
  it('cannot make a failed event look applied', async () => {
    await reporting.stop();
    reporting = await backbone.consumer({ configure: (app) => app.useGlobalFilters(new SwallowingFilter()) });
    const [bad = ''] = newUnits(1);
    poison(bad, 1);
    await renameEach(directory, [bad], [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    expect(await administration().parked()).toMatchObject([{ error: 'PermanentFailure: poison' }]);
  });

  it('cannot make an event look applied that never reached its handler', async () => {
    await reporting.stop();
    const configure: TestServiceOptions['configure'] = (app) => {
      app.useGlobalGuards(new ClosedGuard());
      app.useGlobalFilters(new SwallowingFilter());
    };
    reporting = await backbone.consumer({ configure });
    await renameEach(directory, newUnits(1), [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    expect(await administration().parked()).toMatchObject([
      { error: expect.stringContaining('a guard or filter') },
    ]);
  });
});

describe('administration over NATS', () => {
  it('answers the operator: status, parked and redrive', async () => {
    const [bad = ''] = newUnits(1);
    poison(bad, 1);
    await renameEach(directory, [bad], [1]);
    await untilCaughtUp(backbone.source, backbone.target);
    expect(await ask('parked', {})).toMatchObject({ result: [{ aggregateId: bad }] });
    faults.clear();
    expect(await ask('redrive', { source: 'directory' })).toEqual({ result: { applied: 1, failed: [] } });
    expect(await ask('status', {})).toMatchObject({ result: { parked: 0 } });
    expect(await ask('redrive', { source: 7 })).toMatchObject({ error: expect.stringContaining('source') });
  });

  async function ask(verb: string, input: unknown): Promise<unknown> {
    const url = new URL(backbone.nats.url('operator'));
    const connection = await connect({
      servers: url.host,
      user: url.username,
      pass: decodeURIComponent(url.password),
      inboxPrefix: '_INBOX_operator',
    });
    const answer = await connection.request(`admin.reporting.${verb}`, JSON.stringify(input), {
      timeout: 3_000,
    });
    await connection.close();
    return answer.json();
  }
});
