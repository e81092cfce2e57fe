import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GatewayDouble } from '../../test/gateway-double.ts';
import { rasad } from '../../test/run.ts';

let gateway: GatewayDouble;
beforeEach(async () => {
  gateway = await GatewayDouble.start();
});
afterEach(() => gateway.stop());

const run = (...args: string[]) => rasad(['access', 'explain', ...args], { RASAD_URL: gateway.url });
const verdict = (text: string, through: string[] = [], delegator: string | null = null) => ({
  text,
  grant: { role: 'INSPECTOR', onBehalfOf: delegator === null ? null : { name: delegator } },
  through: through.map((code) => ({ code })),
});

describe('rasad access explain', () => {
  it('says why somebody may do something, with the way down to the unit and on whose behalf', async () => {
    const grants = [verdict('INSPECTOR over City allows it here.', ['city', 'district-1'], 'Sara')];
    gateway.onGraph({ explainAccess: () => ({ allowed: true, disabled: false, grants, roles: [] }) });
    const { code, stdout } = await run(
      'deputy',
      'report.review',
      '--unit',
      'district-1',
      '--as-of',
      '1405/09/01',
    );
    expect([code, stdout]).toEqual([
      0,
      'allowed\n- INSPECTOR over City allows it here. (city › district-1) on behalf of Sara\n',
    ]);
    expect(gateway.receivedField('explainAccess')[0]?.body.variables).toEqual({
      username: 'deputy',
      action: 'REPORT_REVIEW',
      unitCode: 'district-1',
      asOf: '2026-11-22',
    });
  });

  it('says what is missing', async () => {
    const grants = [verdict('The role VIEWER has no right to it.')];
    const roles = [{ role: 'INSPECTOR', reach: 'SUBTREE' }];
    gateway.onGraph({ explainAccess: () => ({ allowed: false, disabled: true, grants, roles }) });
    const { code, stdout } = await run('council', 'report.review');
    expect([code, stdout]).toEqual([
      0,
      'refused\nthe account is disabled\n- The role VIEWER has no right to it.\nroles that allow it: INSPECTOR\n',
    ]);
  });

  it('lists everything that somebody may do', async () => {
    const actions = [{ action: 'TASK_READ', grants: [verdict('x'), verdict('y')] }];
    gateway.onGraph({ effectiveAccess: () => ({ disabled: false, actions }) });
    expect(await run('council')).toMatchObject({ code: 0, stdout: 'task_read: INSPECTOR\n' });
    const { stdout } = await run('council', '--json');
    expect(JSON.parse(stdout)).toEqual({ disabled: false, actions });
    gateway.onGraph({ effectiveAccess: () => ({ disabled: false, actions: [] }) });
    expect(await run('council')).toMatchObject({ code: 0, stdout: 'no right at all\n' });
  });

  it('fails for somebody unknown or out of sight, and for a date that is none', async () => {
    gateway.onGraph({ explainAccess: () => null });
    expect(await run('nobody', 'task.read')).toMatchObject({
      code: 1,
      stderr: 'there is no nobody, or no such unit, or their rights are not yours to know\n',
    });
    expect((await run('nobody', 'task.read', '--as-of', 'soon')).code).toBe(2);
  });
});
