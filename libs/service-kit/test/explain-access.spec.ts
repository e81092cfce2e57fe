import { describe, expect, it } from '@jest/globals';
import { role, WHOLE_ORGANISATION, type Role } from '@rasad/event-contracts';
import fc from 'fast-check';
import { Access, explainAccess, policy, reachOf, type Action, type Principal } from '../src/index.js';

const day = '2026-11-23';
const id = (n: number) => `01930000-0000-7000-8000-00000000000${n}`;
const [root, parent, own, child, sibling, foreign] = [id(1), id(2), id(3), id(4), id(5), id(6)];
const actions = Object.keys(policy) as Action[];

/** Ways from the root to the row's unit, by how that unit stands to `own`; empty is what lies above all roots. */
const relations = {
  own: [root, parent, own],
  parent: [root, parent],
  child: [root, parent, own, child],
  sibling: [root, parent, sibling],
  foreign: [foreign],
  none: [],
};

const grantOf = (oneRole: Role, unitId: string, more: Partial<Principal['grants'][number]> = {}) => ({
  ...{ id: id(9), role: oneRole, unitId, validFrom: null, validTo: null },
  ...more,
});
const accessOf = (grants: Principal['grants'], on = day) =>
  new Access({ id: id(8), kind: 'PERSON', username: 'x', lang: 'EN', grants, appointments: [] }, on);

describe('an explanation', () => {
  it.each(role.options)('agrees with the decision for %s, for every relation and action', (oneRole) => {
    for (const unitId of [own, WHOLE_ORGANISATION]) {
      const grants = [grantOf(oneRole, unitId)];
      for (const action of actions) {
        for (const path of Object.values(relations)) {
          const explained = explainAccess(grants, action, path, day);
          expect([oneRole, action, path, explained.allowed]).toEqual([
            oneRole,
            action,
            path,
            accessOf(grants).allows(action, path),
          ]);
        }
      }
    }
  });

  it('agrees with the decision and names its grants, whatever somebody is granted for whatever time', () => {
    const date = fc.option(fc.constantFrom('2026-11-22', day, '2026-11-24'), { nil: null });
    const grant = fc.record({
      id: fc.uuid(),
      role: fc.constantFrom(...role.options),
      unitId: fc.constantFrom(WHOLE_ORGANISATION, root, parent, own, child, sibling, foreign),
      validFrom: date,
      validTo: date,
    });
    const path = fc.constantFrom(...Object.values(relations));
    fc.assert(
      fc.property(
        fc.array(grant, { maxLength: 5 }),
        fc.constantFrom(...actions),
        path,
        (grants, action, unitPath) => {
          const { allowed, verdicts } = explainAccess(grants, action, unitPath, day);
          const capacities = accessOf(grants).capacities(action, unitPath);
          expect(allowed).toBe(capacities.length > 0);
          expect(verdicts).toHaveLength(grants.length);
          const allowing = verdicts.filter(({ outcome }) => outcome === 'ALLOWS');
          expect(allowing.map(({ grant: { id: grantId } }) => grantId).toSorted()).toEqual(
            capacities.map(({ id: grantId }) => grantId).toSorted(),
          );
        },
      ),
    );
  });

  it('tells the way down from the scope to the unit, the nearest scope first', () => {
    const grants = [
      grantOf('INSPECTOR', WHOLE_ORGANISATION),
      grantOf('INSPECTOR', root),
      grantOf('INSPECTOR', own),
    ];
    const { verdicts } = explainAccess(grants, 'report.review', relations.child, day);
    expect(verdicts.map(({ through }) => through)).toEqual([[own, child], [root, parent, own, child], []]);
  });

  it.each([
    ['its time has not come', { validFrom: '2026-11-24' }, 'INSPECTOR', relations.own, 'NOT_YET'],
    ['its time is over', { validTo: day }, 'INSPECTOR', relations.own, 'ENDED'],
    ['the role has no right to the action', {}, 'VIEWER', relations.own, 'ROLE_LACKS_ACTION'],
    ['it covers other units', {}, 'INSPECTOR', relations.sibling, 'OTHER_UNIT'],
  ] as const)('says why a grant does not allow it: %s', (_, dates, oneRole, path, outcome) => {
    const { allowed, verdicts } = explainAccess([grantOf(oneRole, own, dates)], 'report.review', path, day);
    expect([allowed, verdicts[0]?.outcome]).toEqual([false, outcome]);
  });

  it('says that a right ends at the scope unit itself', () => {
    const { verdicts } = explainAccess([grantOf('REPORTER', own)], 'report.submit', relations.child, day);
    expect(verdicts[0]).toMatchObject({
      outcome: 'SCOPE_UNIT_ONLY',
      reach: 'OWN_UNIT',
      through: [own, child],
    });
  });

  it('names the roles that would do', () => {
    const { roles } = explainAccess([], 'report.submit', relations.own, day);
    expect(roles).toEqual([
      { role: 'UNIT_MANAGER', reach: 'SUBTREE' },
      { role: 'REPORTER', reach: 'OWN_UNIT' },
    ]);
    for (const action of actions) {
      const named = explainAccess([], action, [], day).roles.map(({ role: oneRole }) => oneRole);
      expect(named).toEqual(role.options.filter((oneRole) => reachOf(action, oneRole) !== null));
    }
  });
});
