import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GatewayDouble } from '../../test/gateway-double.ts';
import { rasad } from '../../test/run.ts';

let gateway: GatewayDouble;
beforeEach(async () => {
  gateway = await GatewayDouble.start();
});
afterEach(() => gateway.stop());

const event = {
  source: 'directory',
  lane: 3,
  pos: 12,
  type: 'directory.org-unit.created',
  error: 'no parent',
};

function run(...args: string[]) {
  return rasad(args, { RASAD_URL: gateway.url });
}

describe('rasad events', () => {
  it('lists parked events of every consuming service', async () => {
    gateway.on('GET /operations/compliance/parked', () => ({ body: [] }));
    gateway.on('GET /operations/reporting/parked', () => ({ body: [event] }));
    const { code, stdout } = await run('events', 'parked', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, { compliance: [], reporting: [event] }]);
    expect(gateway.received.at(-1)?.token).toBe('token-admin');
  });

  it('says that none is parked', async () => {
    gateway.on('GET /operations/reporting/parked', () => ({ body: [] }));
    expect(await run('events', 'parked', '--service', 'reporting')).toEqual({
      code: 0,
      stdout: 'no event is parked\n',
      stderr: '',
    });
  });

  it('applies parked events again', async () => {
    gateway.on('POST /operations/reporting/redrive', () => ({ body: { applied: 2, failed: [] } }));
    const { code, stdout } = await run(
      'events',
      'redrive',
      '--service',
      'reporting',
      '--as',
      'admin',
      '--json',
    );
    expect([code, JSON.parse(stdout)]).toEqual([0, { reporting: { applied: 2, failed: [] } }]);
  });

  it('fails when some could not be applied', async () => {
    const failed = [{ source: 'directory', aggregateId: 'a', error: 'no parent' }];
    gateway.on('POST /operations/reporting/redrive', () => ({ body: { applied: 1, failed } }));
    const { code, stderr } = await run('events', 'redrive', '--service', 'reporting');
    expect([code, stderr]).toEqual([1, '1 parked events could not be applied\n']);
  });

  it('tells a caller without the right to it', async () => {
    gateway.on('GET /operations/reporting/parked', () => ({ status: 403, body: { message: 'not allowed' } }));
    const { code, stderr } = await run('events', 'parked', '--service', 'reporting', '--as', 'mayor');
    expect([code, stderr]).toEqual([1, `${gateway.url} answered 403: not allowed\n`]);
  });
});

describe('rasad reporting', () => {
  it('rebuilds', async () => {
    gateway.on('POST /operations/reporting/rebuild', () => ({ body: { events: 120 } }));
    expect(await run('reporting', 'rebuild')).toMatchObject({
      code: 0,
      stdout: 'reporting rebuild: done {"events":120}\n',
    });
  });

  it('is content with a recount that is equal', async () => {
    gateway.on('POST /operations/reporting/recount', () => ({ body: { differences: [] } }));
    expect(await run('reporting', 'recount')).toMatchObject({
      code: 0,
      stdout: 'the recount equals the kept totals\n',
    });
  });

  it('fails on a recount that differs and shows where', async () => {
    gateway.on('POST /operations/reporting/recount', () => ({
      body: { differences: [{ unit: 'u', kept: 2, counted: 3 }] },
    }));
    const { code, stdout, stderr } = await run('reporting', 'recount');
    expect([code, stdout, stderr]).toEqual([
      1,
      '{"unit":"u","kept":2,"counted":3}\n',
      'the recount differs from the kept totals in 1 places\n',
    ]);
  });
});
