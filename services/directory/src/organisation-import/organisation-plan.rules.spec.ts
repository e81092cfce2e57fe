import { describe, expect, it } from '@jest/globals';
import { WHOLE_ORGANISATION } from '@rasad/event-contracts';
import { parseOrganisation, type OrganisationDocument } from '@rasad/import-formats';
import { Access, ErrorCode } from '@rasad/service-kit';
import fc from 'fast-check';
import type { Unit } from '../units/unit.rules.js';
import {
  planOrganisation,
  type OrganisationPlan,
  type StoredOrganisation,
} from './organisation-plan.rules.js';

const today = '2026-11-23';
const chief = new Access(
  {
    id: 'chief',
    kind: 'PERSON',
    username: 'chief',
    lang: 'EN',
    grants: [{ id: 'g', role: 'ADMIN', unitId: WHOLE_ORGANISATION, validFrom: null, validTo: null }],
    appointments: [],
  },
  today,
);
const empty: StoredOrganisation = { units: [], positions: [], accounts: [], appointments: [], grants: [] };

let lastId = 0;
const plan = (document: OrganisationDocument, stored: StoredOrganisation, access = chief) =>
  planOrganisation(document, stored, {
    access,
    newId: () => `id-${++lastId}`,
    now: '2026-11-23T10:00:00.000Z',
  });

type UnitInput = { code: string; parent: string | null } & Record<string, unknown>;
const document = (units: UnitInput[], more: Record<string, unknown> = {}): OrganisationDocument => {
  const text = JSON.stringify({
    format: 'rasad.organisation/1',
    units: units.map((unit) => ({ kind: 'UNIT', name: { en: unit.code }, ...unit })),
    ...more,
  });
  const parsed = parseOrganisation(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
};

/** What is stored after a plan was carried out. */
const carryOut = (stored: StoredOrganisation, done: OrganisationPlan): StoredOrganisation => {
  const replace = <T extends { id: string }>(rows: readonly T[], changed: readonly T[]) => [
    ...new Map([...rows, ...changed].map((row) => [row.id, row])).values(),
  ];
  const grants = done.grants.steps.flatMap((step) => [...step.revoked, step.given]);
  return {
    units: replace(stored.units, done.units.writes),
    positions: replace(
      stored.positions,
      done.positions.steps.map((step) => step.position),
    ),
    appointments: replace(
      stored.appointments,
      done.appointments.steps.map((step) => step.appointment),
    ),
    accounts: replace(
      stored.accounts,
      done.accounts.steps.map((step) => step.account),
    ),
    grants: replace(stored.grants, grants).filter((grant) => grant.revokedAt === null),
  };
};
const acted = (done: OrganisationPlan) =>
  done.changes
    .filter((change) => change.action !== 'KEEP')
    .map(({ action, code, detail }) => [action, code, detail]);
const unitOf = (stored: StoredOrganisation, code: string) => {
  const unit = stored.units.find((row) => row.code === code);
  if (!unit) throw new Error(`no ${code}`);
  return unit;
};
const treeOrder = (units: readonly Unit[]) =>
  units
    .toSorted((a, b) => {
      const at = a.sortPath.findIndex((position, level) => position !== b.sortPath[level]);
      return at < 0 ? a.sortPath.length - b.sortPath.length : (a.sortPath[at] ?? 0) - (b.sortPath[at] ?? -1);
    })
    .map((unit) => unit.code);

describe('an import of units', () => {
  const [root, north, south, office] = [
    { code: 'city', parent: null },
    { code: 'north', parent: 'city' },
    { code: 'south', parent: 'city' },
    { code: 'office', parent: 'south' },
  ] as const;
  const city = [root, north, south, office];
  const stored = carryOut(empty, plan(document(city), empty));

  it('creates a tree in the order of the document', () => {
    expect(treeOrder(stored.units)).toEqual(['city', 'north', 'south', 'office']);
    expect(unitOf(stored, 'office').path).toEqual(
      ['city', 'south', 'office'].map((code) => unitOf(stored, code).id),
    );
  });

  it('tells each kind of change of a unit by itself, versions rising', () => {
    const changed = document([
      ...city.slice(0, 3),
      { code: 'office', parent: 'north', name: { en: 'Bureau' }, tags: ['permits'], validTo: '2027-01-01' },
    ]);
    const done = plan(changed, stored);
    expect(acted(done)).toEqual([
      ['UPDATE', 'office', 'name'],
      ['UPDATE', 'office', 'tags'],
      ['MOVE', 'office', 'south → north'],
      ['CLOSE', 'office', '2027-01-01'],
    ]);
    expect(done.units.steps.map((step) => step.unit.version)).toEqual([2, 3, 4, 5]);
    expect(unitOf(carryOut(stored, done), 'office')).toMatchObject({ version: 5, validTo: '2027-01-01' });
  });

  it('leaves out what it does not name, and moves it only where the named siblings change their order', () => {
    const byHand = { ...unitOf(stored, 'north'), id: 'by-hand', code: 'by-hand', position: 3 };
    const parent = unitOf(stored, 'city');
    const before = {
      ...stored,
      units: [...stored.units, { ...byHand, path: [parent.id, 'by-hand'], sortPath: [1, 3] }],
    };
    expect(acted(plan(document(city), before))).toEqual([]);
    const done = plan(document([...city, { code: 'west', parent: 'city' }]), before);
    expect(acted(done)).toEqual([['CREATE', 'west', 'city']]);
    expect(treeOrder(carryOut(before, done).units)).toEqual([
      'city',
      'north',
      'south',
      'office',
      'by-hand',
      'west',
    ]);
    const turned = plan(document([root, south, north, office]), before);
    expect(treeOrder(carryOut(before, turned).units)).toEqual([
      'city',
      'south',
      'office',
      'north',
      'by-hand',
    ]);
  });

  it('moves nothing for a document about a part of the siblings', () => {
    expect(acted(plan(document([root, south]), stored))).toEqual([]);
  });

  it('keeps dates that it leaves out: a closed unit stays closed', () => {
    const closed = carryOut(
      stored,
      plan(
        document([...city.slice(0, 3), { code: 'office', parent: 'south', validTo: '2026-12-01' }]),
        stored,
      ),
    );
    expect(acted(plan(document(city), closed))).toEqual([]);
  });

  it('is refused where a unit would outlive its parent, at the place that says so', () => {
    const ended = document([
      ...city.slice(0, 2),
      { code: 'south', parent: 'city', validTo: '2026-12-01' },
      { code: 'office', parent: 'south' },
    ]);
    expect(plan(ended, stored).problems).toMatchObject([
      { path: ['units', 3, 'parent'], problem: { code: ErrorCode.STATE } },
    ]);
    const unnamed = document([...city.slice(0, 2), { code: 'south', parent: 'city', validTo: '2026-12-01' }]);
    expect(plan(unnamed, stored).problems).toMatchObject([
      { path: ['units', 2, 'validTo'], problem: { code: ErrorCode.STATE } },
    ]);
  });

  it('is refused where it would end a unit before its stored first day', () => {
    const begun = carryOut(
      stored,
      plan(
        document([...city.slice(0, 3), { code: 'office', parent: 'south', validFrom: '2026-06-01' }]),
        stored,
      ),
    );
    const ended = document([...city.slice(0, 3), { code: 'office', parent: 'south', validTo: '2026-05-01' }]);
    expect(plan(ended, begun).problems).toMatchObject([
      { path: ['units', 3, 'validTo'], problem: { code: ErrorCode.INVALID } },
    ]);
  });

  it('is refused, and not choked on, when the tree is far too deep', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => ({
      code: `u${index}`,
      parent: index === 0 ? null : `u${index - 1}`,
    }));
    const [problem, ...others] = plan(document(chain), empty).problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path: ['units', 50, 'parent'], problem: { code: ErrorCode.INVALID } });
  });

  it('lets an administrator of a part change that part and nothing else', () => {
    const unitId = unitOf(stored, 'south').id;
    const grants = [{ id: 'g', role: 'ADMIN' as const, unitId, validFrom: null, validTo: null }];
    const south = new Access({ ...chief.principal, grants }, today);
    const renamed = (code: string) =>
      document(city.map((unit) => (unit.code === code ? { ...unit, name: { en: 'New' } } : unit)));
    expect(plan(document(city), stored, south).problems).toEqual([]);
    expect(plan(renamed('office'), stored, south).problems).toEqual([]);
    expect(plan(renamed('north'), stored, south).problems).toMatchObject([
      { path: ['units', 1], problem: { code: ErrorCode.NOT_ALLOWED } },
    ]);
    const moved = document([...city.slice(0, 3), { code: 'office', parent: 'north' }]);
    expect(plan(moved, stored, south).problems).toMatchObject([
      { path: ['units', 3], problem: { code: ErrorCode.NOT_ALLOWED } },
    ]);
    const root = document([...city, { code: 'root', parent: null }]);
    expect(plan(root, stored, south).problems).toMatchObject([
      { path: ['units', 4], problem: { code: ErrorCode.NOT_ALLOWED } },
    ]);
  });
});

describe('an import of accounts and grants', () => {
  const units = [{ code: 'city', parent: null }];
  const account = (username: string, name = username) => ({ username, name: { en: name } });
  const grant = (more: Record<string, unknown> = {}) => ({
    username: 'ann',
    role: 'REPORTER',
    scope: 'city',
    ...more,
  });
  const withAnn = (grants: object[], name = 'Ann') =>
    document(units, { people: [account('ann', name)], grants });
  const stored = carryOut(empty, plan(withAnn([grant()]), empty));

  it('changes a name and keeps the rest', () => {
    expect(acted(plan(withAnn([grant()], 'Anne'), stored))).toEqual([['UPDATE', 'ann', 'name']]);
  });

  it('refuses a username that belongs to an account of the other kind', () => {
    const other = document(units, { serviceAccounts: [account('ann')] });
    expect(plan(other, stored).problems).toMatchObject([
      { path: ['serviceAccounts', 0, 'username'], problem: { code: ErrorCode.DUPLICATE } },
    ]);
  });

  it('replaces a grant to which it gives other dates, and keeps one whose dates it leaves out', () => {
    const dated = withAnn([grant({ validTo: '2027-01-01' })]);
    const done = plan(dated, stored);
    expect(acted(done)).toEqual([['UPDATE', 'ann REPORTER city', '… – 2027-01-01']]);
    const after = carryOut(stored, done);
    expect(after.grants).toHaveLength(1);
    expect(acted(plan(dated, after))).toEqual([]);
    expect(acted(plan(withAnn([grant()]), after))).toEqual([]);
  });

  it('gives again what has ended', () => {
    const [held] = stored.grants;
    const ended = { ...stored, grants: held ? [{ ...held, validTo: '2026-01-01' }] : [] };
    expect(acted(plan(withAnn([grant()]), ended))).toEqual([['UPDATE', 'ann REPORTER city', null]]);
  });

  it('refuses two grants of one document that overlap', () => {
    const twice = withAnn([
      grant({ validTo: '2027-01-01' }),
      grant({ validFrom: '2026-12-01', validTo: '2028-01-01' }),
    ]);
    expect(plan(twice, empty).problems).toMatchObject([
      { path: ['grants', 1], problem: { code: ErrorCode.DUPLICATE } },
    ]);
  });

  it('gives the importer no role that they do not have', () => {
    const self = new Access({ ...chief.principal, id: stored.accounts[0]?.id ?? '' }, today);
    const more = withAnn([grant(), grant({ role: 'INSPECTOR' }), grant({ role: 'ADMIN' })]);
    expect(plan(more, stored, self).problems).toMatchObject([
      { path: ['grants', 1], problem: { code: ErrorCode.NOT_ALLOWED } },
    ]);
  });

  it('lets nobody rename an account whose roles reach beyond their own part', () => {
    const both = document([...units, { code: 'other', parent: null }], {
      people: [account('ann'), account('bob')],
      grants: [grant(), { username: 'bob', role: 'VIEWER', scope: 'other' }],
    });
    const two = carryOut(empty, plan(both, empty));
    const unitId = unitOf(two, 'city').id;
    const grants = [{ id: 'g', role: 'ADMIN' as const, unitId, validFrom: null, validTo: null }];
    const admin = new Access({ ...chief.principal, grants }, today);
    const renamed = document(units, { people: [account('ann', 'A'), account('bob', 'B')] });
    expect(plan(renamed, two, admin).problems).toMatchObject([
      { path: ['people', 1], problem: { code: ErrorCode.NOT_ALLOWED } },
    ]);
  });
});

describe('any document', () => {
  const trees = fc
    .array(
      fc.record({
        parent: fc.nat(40),
        name: fc.constantFrom('a', 'b', 'c'),
        tags: fc.subarray(['permits', 'finance', 'security']),
        shown: fc.boolean(),
        order: fc.nat(1000),
      }),
      { minLength: 1, maxLength: 25 },
    )
    .map((entries) => {
      // A parent always has a smaller number; a unit is shown only with all above it.
      const shown = new Set<number>();
      const units = entries.flatMap((entry, number) => {
        const above = entry.parent % (number + 1);
        const parent = above === number ? null : above;
        if ((!entry.shown && number > 0) || (parent !== null && !shown.has(parent))) return [];
        shown.add(number);
        const at = parent === null ? null : `u${parent}`;
        return [
          { code: `u${number}`, parent: at, name: { en: entry.name }, tags: entry.tags, order: entry.order },
        ];
      });
      return document(units.toSorted((a, b) => a.order - b.order).map(({ order: _, ...unit }) => unit));
    });

  it('is reached in one import from any other one, and a second import changes nothing', () => {
    fc.assert(
      fc.property(trees, trees, (first, second) => {
        const before = carryOut(empty, plan(first, empty));
        const done = plan(second, before);
        expect(done.problems).toEqual([]);
        const after = carryOut(before, done);
        expect(acted(plan(second, after))).toEqual([]);
        const byId = new Map(after.units.map((unit) => [unit.id, unit]));
        for (const unit of after.units) {
          const parent = unit.parentId === null ? null : byId.get(unit.parentId);
          expect(unit.path).toEqual([...(parent?.path ?? []), unit.id]);
          expect(unit.sortPath).toEqual([...(parent?.sortPath ?? []), unit.position]);
        }
        const slots = after.units.map((unit) => `${unit.parentId}/${unit.position}`);
        expect(new Set(slots).size).toBe(slots.length);
        for (const wanted of second.units) {
          const unit = unitOf(after, wanted.code);
          expect(unit.name).toEqual(wanted.name);
          expect(byId.get(unit.parentId ?? '')?.code ?? null).toBe(wanted.parent);
        }
        const versions = Map.groupBy(done.units.steps, (step) => step.unit.id);
        for (const [id, steps] of versions) {
          const start = before.units.find((unit) => unit.id === id)?.version ?? 0;
          expect(steps.map((step) => step.unit.version)).toEqual(steps.map((_, index) => start + index + 1));
        }
      }),
      { numRuns: 200 },
    );
  });
});
