import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addPosition,
  addUnit,
  addVersion,
  days,
  emptyCharter,
  organisation,
  postKind,
  unitKind,
  unitTags,
  versionDraft,
  type Organisation,
} from '../../test/body-arbitraries.js';
import { chartersInForce, type WholeCharter } from '../charters/charter.rules.js';
import { existsOn } from '../period.rules.js';
import { bodyKey, type Body, type BodySeat, type SeatedBody } from './body.rules.js';
import { planBodies, type BodyStep } from './body-plan.rules.js';
import { describeBodies } from './described-body.rules.js';
import { viewOrganisation, type ViewedUnit } from './organisation-view.rules.js';

/** Bodies as they are kept: every step is stored, nothing is removed. */
class Directory {
  readonly bodies = new Map<string, Body>();
  readonly seats = new Map<string, BodySeat>();
  day = days[0] ?? '';
  #ids = 0;

  constructor(
    readonly organisation: Organisation,
    public charter: WholeCharter,
  ) {}

  get open(): SeatedBody[] {
    return [...this.bodies.values()]
      .filter(({ validTo }) => validTo === null)
      .map((body) => ({ body, seats: this.openSeats(body) }));
  }

  openSeats(body: Body): BodySeat[] {
    return [...this.seats.values()].filter((seat) => seat.bodyId === body.id && seat.validTo === null);
  }

  derive(): BodyStep[] {
    const steps = this.plan(this.open).filter(({ kind }) => kind !== 'KEPT');
    for (const { body, seatWrites } of steps) {
      this.bodies.set(body.id, body);
      for (const seat of seatWrites) this.seats.set(seat.id, seat);
    }
    return steps;
  }

  plan(stored: readonly SeatedBody[]): BodyStep[] {
    const { units, positions } = this.organisation;
    const view = viewOrganisation(units, positions, this.day);
    return planBodies(stored, describeBodies(chartersInForce([this.charter], this.day), view), {
      view,
      positions: new Map(positions.map((position) => [position.id, position])),
      today: this.day,
      effectiveOn: this.day,
      newId: () => `row-${String(this.#ids++).padStart(5, '0')}`,
    });
  }
}

/** What of bodies must not depend on how they came about. */
function shapeOf(bodies: readonly SeatedBody[]): string[] {
  return bodies
    .map(({ body, seats }) => {
      const named = seats.map(
        ({ code, role, positionId, required, voting, clauseId }) =>
          `${code} ${role} ${positionId} ${required} ${voting} ${clauseId}`,
      );
      return [bodyKey(body), body.clauseId, body.kind, JSON.stringify(body.name), ...named.toSorted()].join(
        '\n',
      );
    })
    .toSorted();
}

interface Change {
  what:
    | 'ADD'
    | 'CLOSE'
    | 'MERGE'
    | 'SPLIT'
    | 'MOVE'
    | 'RETAG'
    | 'RENAME'
    | 'POST'
    | 'END_POST'
    | 'DAY'
    | 'CHARTER';
  one: number;
  other: number;
  kind: ViewedUnit['kind'];
  tags: string[];
  postKind: Organisation['positions'][number]['kind'];
  draft: typeof versionDraft extends fc.Arbitrary<infer D> ? D : never;
}

const change: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom<Change['what'][]>(
    ...([
      'ADD',
      'CLOSE',
      'MERGE',
      'SPLIT',
      'MOVE',
      'RETAG',
      'RENAME',
      'POST',
      'END_POST',
      'DAY',
      'CHARTER',
    ] as const),
  ),
  one: fc.nat(),
  other: fc.nat(),
  kind: unitKind,
  tags: unitTags,
  postKind,
  draft: versionDraft,
});

const pick = <T>(list: readonly T[], place: number): T | undefined => list[place % Math.max(1, list.length)];

/** Changes the organisation or its charter as the directory lets it be changed. */
function apply(directory: Directory, { what, one, other, kind, tags, postKind, draft }: Change): void {
  const { organisation: made, day } = directory;
  const living = made.units.filter((unit) => existsOn(unit, day));
  const leaves = living.filter((unit) => !living.some(({ path }) => path.at(-2) === unit.id));
  const replace = (id: string, more: Partial<ViewedUnit>) =>
    (made.units = made.units.map((unit) => (unit.id === id ? { ...unit, ...more } : unit)));
  const unit = pick(living, one);
  const leaf = pick(leaves, one);
  const close = (successorIds: string[]) => {
    if (!leaf || leaf.path.length === 1) return;
    const isNew = leaf.validFrom === day;
    if (!isNew) replace(leaf.id, { validTo: day, successorIds });
  };
  if (what === 'ADD') addUnit(made, unit ?? null, { kind, tags, validFrom: day });
  if (what === 'CLOSE') close([]);
  if (what === 'MERGE')
    close(
      living
        .filter(({ id }) => id !== leaf?.id)
        .slice(other % living.length, (other % living.length) + 1)
        .map(({ id }) => id),
    );
  if (what === 'SPLIT' && leaf) {
    const parent = living.find(({ id }) => id === leaf.path.at(-2)) ?? null;
    close([0, 1].map(() => addUnit(made, parent, { kind: leaf.kind, tags: leaf.tags, validFrom: day }).id));
  }
  if (what === 'MOVE' && unit) {
    const target = pick(
      living.filter(({ path }) => !path.includes(unit.id)),
      other,
    );
    if (target) move(made, unit, target);
  }
  if (what === 'RETAG' && unit) replace(unit.id, { kind, tags });
  if (what === 'RENAME' && unit) replace(unit.id, { name: { en: `Unit ${other}` } });
  if (what === 'POST' && unit) addPosition(made, unit, { kind: postKind, validFrom: day });
  if (what === 'END_POST') {
    const post = pick(
      made.positions.filter((position) => existsOn(position, day) && position.validFrom !== day),
      one,
    );
    made.positions = made.positions.map((position) =>
      position === post ? { ...position, validTo: day } : position,
    );
  }
  if (what === 'DAY') directory.day = days[days.indexOf(day) + 1] ?? day;
  if (what === 'CHARTER') directory.charter = addVersion(directory.charter, draft);
}

function move(made: Organisation, unit: ViewedUnit, parent: ViewedUnit): void {
  const depth = unit.path.length - 1;
  made.units = made.units.map((each) =>
    each.path[depth] === unit.id
      ? {
          ...each,
          path: [...parent.path, ...each.path.slice(depth)],
          sortPath: [...parent.sortPath, ...each.sortPath.slice(depth)],
        }
      : each,
  );
}

const charter = versionDraft.map((draft) => addVersion(emptyCharter('charter'), draft));

describe('deriving bodies', () => {
  it('a second time changes nothing, in any organisation on any day', () => {
    fc.assert(
      fc.property(organisation, charter, fc.constantFrom(...days), (made, whole, day) => {
        const directory = new Directory(made, whole);
        directory.day = day;
        const formed = directory.derive();
        expect(formed.every(({ kind }) => kind === 'FORMED')).toBe(true);
        expect(directory.derive()).toEqual([]);
      }),
    );
  });

  it('after each change leads to the same as deriving from nothing', () => {
    fc.assert(
      fc.property(organisation, charter, fc.array(change, { maxLength: 12 }), (made, whole, changes) => {
        const directory = new Directory(made, whole);
        directory.derive();
        for (const each of changes) {
          apply(directory, each);
          directory.derive();
          expect(shapeOf(directory.open)).toEqual(shapeOf(directory.plan([])));
          expect(directory.derive()).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never takes a body or seat back: what ends keeps its row, its start and the seats that it had', () => {
    fc.assert(
      fc.property(
        organisation,
        charter,
        fc.array(change, { minLength: 4, maxLength: 12 }),
        (made, whole, changes) => {
          const directory = new Directory(made, whole);
          directory.derive();
          for (const each of changes) {
            const before = new Map(directory.bodies);
            apply(directory, each);
            for (const { kind, body } of directory.derive()) {
              const was = before.get(body.id);
              expect(was === undefined).toBe(kind === 'FORMED');
              if (was) expect([body.version, body.validFrom]).toEqual([was.version + 1, was.validFrom]);
              if (kind === 'ENDED') expect(directory.openSeats(body)).toEqual([]);
            }
          }
          for (const { bodyId, validFrom, validTo } of directory.seats.values()) {
            const body = directory.bodies.get(bodyId);
            expect(validFrom >= (body?.validFrom ?? '~') && (validTo === null || validTo >= validFrom)).toBe(
              true,
            );
          }
        },
      ),
    );
  });
});

describe('a body of a unit that is no more', () => {
  const draft = {
    validFrom: null,
    rules: [
      {
        kind: 'WORKING_GROUP' as const,
        name: { en: 'Group of {unit}' },
        where: [{ kinds: ['DISTRICT' as const], tags: [], codes: [], within: [] }],
        exclusions: [],
        seats: [
          {
            code: 'chair',
            role: 'CHAIR' as const,
            position: {
              kinds: ['HEAD' as const],
              unitKinds: [],
              unitTags: [],
              place: 'SCOPE_UNIT' as const,
              unit: null,
            },
            seats: 1,
            required: true,
            voting: true,
          },
        ],
        quorum: { kind: 'MEMBERS' as const, members: 1 },
        meetings: null,
        charges: [],
      },
    ],
  };
  const city = () => {
    const made: Organisation = { units: [], positions: [] };
    const root = addUnit(made, null, { kind: 'HEADQUARTERS', tags: [], validFrom: null });
    for (const _ of [1, 2, 3]) {
      const district = addUnit(made, root, { kind: 'DISTRICT', tags: [], validFrom: null });
      addPosition(made, district, { kind: 'HEAD', validFrom: null });
    }
    const directory = new Directory(made, addVersion(emptyCharter('charter'), draft));
    directory.derive();
    return directory;
  };
  const closed = (directory: Directory, index: number, successors: number[]) => {
    const { units } = directory.organisation;
    const successorIds = successors.map((place) => units[place]?.id ?? '');
    units[index] = { ...(units[index] as ViewedUnit), validTo: days[1] ?? '', successorIds };
  };
  const bodyOf = (directory: Directory, unit: string) =>
    [...directory.bodies.values()].find(({ scopeUnitId }) => scopeUnitId === unit);

  it('passes to the body of the unit that it was merged into, on the day of the merger', () => {
    const directory = city();
    closed(directory, 1, [2]);
    directory.day = days[3] ?? '';
    const steps = directory.derive();
    expect(steps.map(({ kind }) => kind)).toEqual(['ENDED']);
    expect(bodyOf(directory, 'id-1')).toMatchObject({
      validTo: days[1],
      successorIds: [bodyOf(directory, 'id-2')?.id],
    });
    expect([...directory.seats.values()][0]).toMatchObject({ positionId: 'post-0', validTo: days[1] });
  });

  it('passes to all after a split, and past units that are closed in their turn', () => {
    const directory = city();
    closed(directory, 1, [2, 3]);
    closed(directory, 2, [3]);
    directory.day = days[2] ?? '';
    directory.derive();
    const third = bodyOf(directory, 'id-3')?.id;
    expect(bodyOf(directory, 'id-1')?.successorIds).toEqual([third]);
    expect(bodyOf(directory, 'id-2')?.successorIds).toEqual([third]);
  });

  it('passes to none where its unit was merely closed', () => {
    const directory = city();
    closed(directory, 1, []);
    directory.day = days[1] ?? '';
    directory.derive();
    expect(bodyOf(directory, 'id-1')).toMatchObject({ validTo: days[1], successorIds: [], version: 2 });
  });
});
