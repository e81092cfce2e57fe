import { describe, expect, it } from '@jest/globals';
import { WHOLE_ORGANISATION, type Role } from '@rasad/event-contracts';
import { Access, actorOf, type Principal } from '../src/index.js';

const root = '01930000-0000-7000-8000-000000000001';
const child = '01930000-0000-7000-8000-000000000002';
const other = '01930000-0000-7000-8000-000000000003';
const today = '2026-11-23';

const grant = (role: Role, unitId: string, dates: { validFrom?: string; validTo?: string } = {}) => ({
  id: '01930000-0000-7000-8000-0000000000aa',
  role,
  unitId,
  validFrom: dates.validFrom ?? null,
  validTo: dates.validTo ?? null,
});
const appointment = (unitId: string, more: { acting?: boolean; validTo?: string } = {}) => ({
  id: `01930000-0000-7000-8000-0000000003${more.acting ? 'ac' : '00'}`,
  positionId: `${unitId.slice(0, -2)}${more.acting ? 'ac' : '2a'}`,
  unitId,
  kind: 'INSPECTOR' as const,
  acting: more.acting ?? false,
  validFrom: null,
  validTo: more.validTo ?? null,
});
const principal = (...grants: Principal['grants']): Principal => ({
  id: '01930000-0000-7000-8000-0000000000bb',
  kind: 'PERSON',
  username: 'somebody',
  lang: 'FA',
  grants,
  appointments: [],
});
const access = (...grants: Principal['grants']) => new Access(principal(...grants), today);

describe('access', () => {
  it('reaches the scope unit and all below it, and nothing beside or above', () => {
    const admin = access(grant('ADMIN', child));
    expect(admin.allows('org-unit.manage', [root, child])).toBe(true);
    expect(admin.allows('org-unit.manage', [root, child, other])).toBe(true);
    expect(admin.allows('org-unit.manage', [root])).toBe(false);
    expect(admin.allows('org-unit.manage', [root, other])).toBe(false);
    expect(admin.allows('org-unit.manage', [])).toBe(false);
  });

  it('reaches everything, even what lies above all roots, by a grant over the whole organisation', () => {
    const admin = access(grant('ADMIN', WHOLE_ORGANISATION));
    expect(admin.allows('org-unit.manage', [])).toBe(true);
    expect(admin.allows('org-unit.manage', [root, child])).toBe(true);
    expect(admin.scope('org-unit.manage')).toEqual({ anywhere: true, subtreeOf: [], unitIds: [] });
  });

  it('makes no unit the own unit of somebody whose grant is over the whole organisation', () => {
    const reporter = access(grant('REPORTER', WHOLE_ORGANISATION));
    expect(reporter.allows('report.submit', [root])).toBe(false);
    expect(reporter.scope('report.submit').anywhere).toBe(false);
  });

  it('prefers the nearest scope as the capacity', () => {
    const admin = access(grant('ADMIN', WHOLE_ORGANISATION), grant('ADMIN', child), grant('ADMIN', root));
    expect(admin.capacity('org-unit.manage', [root, child])?.unitId).toBe(child);
  });

  it('counts a grant from its first day on and no longer on its last', () => {
    const on = (dates: { validFrom?: string; validTo?: string }) =>
      access(grant('ADMIN', root, dates)).allows('org-unit.manage', [root]);
    expect(on({ validFrom: today })).toBe(true);
    expect(on({ validFrom: '2026-11-24' })).toBe(false);
    expect(on({ validTo: '2026-11-24' })).toBe(true);
    expect(on({ validTo: today })).toBe(false);
  });

  it('names the post in the nearest unit on the way to the act, one’s own before one stood in for', () => {
    const posts = (...appointments: Principal['appointments']) =>
      new Access({ ...principal(grant('INSPECTOR', root)), appointments }, today).capacity('report.review', [
        root,
        child,
      ])?.position;
    const [own, stoodIn] = [appointment(child), appointment(child, { acting: true })];
    expect(posts(appointment(root), stoodIn)).toEqual({ id: stoodIn.positionId, acting: true });
    expect(posts(appointment(root), stoodIn, own)).toEqual({ id: own.positionId, acting: false });
    expect(posts(appointment(root), appointment(child, { validTo: today }))).toMatchObject({
      id: appointment(root).positionId,
    });
  });

  it('names the only post of somebody who acts outside their own unit, and none of several', () => {
    const actor = (...appointments: Principal['appointments']) => {
      const inspector = { ...principal(grant('INSPECTOR', root)), appointments };
      return actorOf(inspector, new Access(inspector, today).capacity('report.review', [root]));
    };
    expect(actor(appointment(other)).position).toEqual({ id: appointment(other).positionId, acting: false });
    expect(actor(appointment(other), appointment(child))).not.toHaveProperty('position');
    expect(actor()).not.toHaveProperty('position');
  });

  it('tells the posts of the day', () => {
    const appointments = [appointment(child), appointment(root, { validTo: today })];
    const { activeAppointments } = new Access({ ...principal(), appointments }, today);
    expect(activeAppointments.map(({ unitId }) => unitId)).toEqual([child]);
  });

  it('prefers a right of one’s own to a delegated one, and holds no role by delegation', () => {
    const onBehalfOf = '01930000-0000-7000-8000-0000000000cc';
    const delegated = { ...grant('INSPECTOR', child), onBehalfOf };
    const both = access(delegated, grant('INSPECTOR', child));
    expect(both.capacity('report.review', [root, child])).not.toHaveProperty('onBehalfOf');
    expect(access(delegated).capacity('report.review', [root, child])).toMatchObject({ onBehalfOf });
    expect(access(delegated).holds('INSPECTOR', [root, child])).toBe(false);
    expect(both.holds('INSPECTOR', [root, child])).toBe(true);
  });

  it('names no unit in an event when the whole organisation was the capacity', () => {
    const whole = grant('ADMIN', WHOLE_ORGANISATION);
    expect(actorOf(principal(whole), whole)).toMatchObject({ role: 'ADMIN', unitId: null });
    expect(actorOf(principal(), grant('ADMIN', root))).toMatchObject({ role: 'ADMIN', unitId: root });
  });
});
