import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { GatewayDouble } from '../../test/gateway-double.ts';
import { SamplePlatform } from '../../test/sample-platform.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandFailure } from '../command-failure.ts';
import { loadSample } from '../commands/sample-load.command.ts';
import { GatewayClient } from '../gateway.client.ts';
import { Progress } from '../progress.ts';
import type { SampleSize } from './sample-plan.rules.ts';

let gateway: GatewayDouble;
let platform: SamplePlatform;
beforeEach(async () => {
  gateway = await GatewayDouble.start();
  platform = new SamplePlatform();
  platform.serve(gateway);
});
afterEach(() => gateway.stop());

async function load(size: SampleSize = 'city', timeoutMs = 2000): Promise<Record<string, number | boolean>> {
  const context: CommandContext = {
    lang: 'en',
    progress: new Progress(new PassThrough().resume()),
    gateway: (workOf) => new GatewayClient(gateway.url, 'en', { username: workOf }),
  };
  const { document } = await loadSample(context, { size }, { timeoutMs, pollMs: 10 });
  return document as Record<string, number | boolean>;
}

function statuses(): Record<string, number> {
  const grouped = Map.groupBy(platform.tasks, ({ status }) => status);
  return Object.fromEntries([...grouped].map(([status, { length }]) => [status, length]));
}

describe('rasad sample load', () => {
  it('imports, derives, and lets units report and the inspector review, so that every status appears', async () => {
    const outcome = await load();
    expect(Object.keys(statuses()).sort()).toEqual([
      'ACCEPTED',
      'IN_PROGRESS',
      'RETURNED',
      'SUBMITTED',
      'TO_DO',
    ]);
    expect(outcome).toMatchObject({
      tasks: platform.tasks.length,
      assignmentsCreated: platform.tasks.length,
      isUnchanged: false,
    });
    expect(outcome['reports']).toBe(platform.tasks.flatMap(({ reports }) => reports).length);
    expect(outcome['reviews']).toBe(platform.tasks.flatMap(({ reviews }) => reviews).length);
  });

  it('acts as the user whose work each part is', async () => {
    await load('small');
    const who = [
      'importOrganisation',
      'importCharter',
      'importInstrument',
      'addExpression',
      'importObligations',
      'deriveAssignments',
    ].map((field) => gateway.receivedField(field)[0]?.token);
    expect(who).toEqual([
      'token-admin',
      'token-admin',
      ...Array(3).fill('token-law-editor'),
      'token-committee',
    ]);
  });

  it('leaves every task to do in the small sample', async () => {
    await load('small');
    expect(statuses()).toEqual({ TO_DO: platform.tasks.length });
  });

  it('changes nothing when it runs again', async () => {
    await load();
    const before = structuredClone(platform.tasks);
    expect(await load()).toMatchObject({ isUnchanged: true, reports: 0, reviews: 0, tasksOpened: 0 });
    expect(platform.tasks).toEqual(before);
  });

  it('goes on where an interrupted load stopped', async () => {
    const whole = new SamplePlatform();
    whole.serve(gateway);
    await load();
    const expected = whole.tasks.map(({ status, result }) => [status, result]);
    platform.serve(gateway);
    gateway.breaksAfter = gateway.received.length + 150;
    await expect(load()).rejects.toBeInstanceOf(CommandFailure);
    expect(platform.tasks.map(({ status, result }) => [status, result])).not.toEqual(expected);
    gateway.breaksAfter = Number.POSITIVE_INFINITY;
    await load();
    expect(platform.tasks.map(({ status, result }) => [status, result])).toEqual(expected);
  });

  it('waits until the units have reached the service that derives', async () => {
    platform.obligationsRefused = 2;
    platform.derivable = 10;
    expect(await load('small')).toMatchObject({ tasks: platform.tasks.length });
    expect(gateway.receivedField('importObligations')).toHaveLength(3);
    expect(gateway.receivedField('deriveAssignments')).toHaveLength(2);
  });

  it('says what is missing when they never do', async () => {
    platform.obligationsRefused = Number.POSITIVE_INFINITY;
    const failure = await load('small', 50).catch((error: unknown) => error);
    expect(failure).toMatchObject({ key: 'refusedByPlatform' });
    expect((failure as CommandFailure).params['reason']).toContain('dg-contracts is not known');
  });
});
