import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  contradictionProblem,
  findChangeProblem,
  isNoChange,
  statesAfter,
  type UnitChange,
} from './unit-change.rules.js';
import { placeUnits, type Contradiction } from './unit-placing.rules.js';
import { firstStateOf, stateOn, type UnitState } from './unit-state.rules.js';
import { createUnit } from './unit.rules.js';

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}`;
const lastDay = 20;
const days = Array.from({ length: lastDay }, (_, index) => day(index + 1));
const today = day(8);
const fields = { unit: 'input.unitId', on: 'input.effectiveOn', parent: 'input.parentId' };

const newStates = (id: string, parentId: string | null, position: number, validFrom: string): UnitState[] => {
  const details = { code: id, kind: 'UNIT', name: { en: id }, tags: [], validFrom, validTo: null } as const;
  const unit = createUnit(id, { ...details, sample: false }, null, position);
  return [{ ...firstStateOf(unit), parentId }];
};
const rename = (unitId: string, on: string, name: string): UnitChange => ({
  unitId,
  on,
  kind: 'RENAMED',
  values: { name: { en: name }, search: name },
});
const move = (unitId: string, on: string, parentId: string | null, position = 1): UnitChange => ({
  unitId,
  on,
  kind: 'MOVED',
  values: { parentId, position },
});
const close = (unitId: string, on: string): UnitChange => ({
  unitId,
  on,
  kind: 'CLOSED',
  cause: 'CLOSED',
  successorIds: [],
});

/** The units as the service keeps them, changed by the rules alone. */
class RuledUnits {
  readonly histories = new Map<string, UnitState[]>();

  /** @returns whether it was possible. */
  begin(id: string, parentId: string | null, on: string): boolean {
    const states = newStates(id, parentId, this.nextPosition(parentId), on);
    return this.place([id], on, new Map([...this.histories, [id, states]])) === null;
  }

  /** @returns whether it was possible. */
  make(change: UnitChange): boolean {
    return this.problemOf(change) === null;
  }

  /** Makes a change. @returns why it is refused, or null. */
  problemOf(change: UnitChange) {
    const states = this.histories.get(change.unitId) ?? [];
    const problem = findChangeProblem(states, change, today, fields);
    if (problem) return problem;
    if (isNoChange(states, change)) return null;
    const histories = new Map([...this.histories, [change.unitId, statesAfter(states, change)]]);
    if (change.kind === 'MOVED')
      return this.place(this.below(change.unitId, change.on), change.on, histories);
    if (change.kind === 'CLOSED' && this.hasChildren(change.unitId, change.on)) return 'children';
    this.histories.set(change.unitId, histories.get(change.unitId) ?? []);
    return null;
  }

  nextPosition(parentId: string | null): number {
    const siblings = this.all().filter((state) => state.parentId === parentId);
    return 1 + Math.max(0, ...siblings.map(({ position }) => position));
  }

  private all(): UnitState[] {
    return [...this.histories.values()].flat();
  }

  private below(unitId: string, on: string): string[] {
    const below = this.all().filter(({ path, validTo }) => path.includes(unitId) && validTo > on);
    return [...new Set([unitId, ...below.map((state) => state.unitId)])];
  }

  private hasChildren(unitId: string, on: string): boolean {
    return this.all().some(({ parentId, validTo }) => parentId === unitId && validTo > on);
  }

  private place(unitIds: string[], from: string, histories: Map<string, UnitState[]>) {
    const found: Contradiction[] = [];
    const placed = placeUnits(unitIds, from, histories, found);
    if (found[0]) return contradictionProblem(found[0], 'input.parentId');
    for (const [id, states] of placed) this.histories.set(id, states);
    return null;
  }
}

/** A unit as plainly as it can be told: what it is on each single day on which it exists. */
type NaiveUnit = Map<string, { name: string; parent: string | null; position: number }>;

/** The same units, day by day; what is possible is found by trying it out. */
class NaiveUnits {
  units = new Map<string, NaiveUnit>();

  path(id: string, on: string): string[] | null {
    const path: string[] = [];
    for (let at: string | null = id; at !== null; at = this.units.get(at)!.get(on)!.parent) {
      if (path.includes(at) || !this.units.get(at)?.has(on)) return null;
      path.unshift(at);
    }
    return path;
  }

  begin(id: string, parent: string | null, position: number, on: string): boolean {
    const living = days.filter((one) => one >= on);
    return this.attempt(id, new Map(living.map((one) => [one, { name: id, parent, position }])));
  }

  rename(id: string, on: string, name: string): boolean {
    return this.change(id, on, ({ name: old }) => old, { name });
  }

  move(id: string, on: string, parent: string | null, position: number): boolean {
    return this.change(id, on, ({ parent: old }) => old, { parent, position });
  }

  close(id: string, on: string): boolean {
    const unit = this.units.get(id)!;
    const [then, rest] = [unit.get(on), days.filter((one) => one >= on && unit.has(one))];
    const first = [...unit.keys()][0]!;
    const differs = rest.some((one) => {
      const { name, parent } = unit.get(one)!;
      return name !== then?.name || parent !== then?.parent;
    });
    if (!then || on <= first || !unit.has(day(lastDay)) || differs) return false;
    return this.attempt(id, new Map([...unit].filter(([one]) => one < on)));
  }

  private change(
    id: string,
    on: string,
    respect: (state: { name: string; parent: string | null }) => unknown,
    values: Partial<{ name: string; parent: string | null; position: number }>,
  ): boolean {
    const unit = this.units.get(id)!;
    const then = unit.get(on);
    if (!then) return false;
    const until = days.find((one) => one > on && unit.has(one) && respect(unit.get(one)!) !== respect(then));
    if (until !== undefined && until <= today) return false;
    if (respect({ ...then, ...values }) === respect(then)) return true;
    const changed = [...unit].map(([one, state]) => {
      const isOtherwise = one >= on && (until === undefined || one < until);
      return [one, isOtherwise ? { ...state, ...values } : state] as const;
    });
    return this.attempt(id, new Map(changed));
  }

  /** Lets a unit be so, unless on some day some unit would then hang in the air. */
  private attempt(id: string, unit: NaiveUnit): boolean {
    const before = this.units;
    this.units = new Map([...before, [id, unit]]);
    const stands = [...this.units].every(([other, states]) =>
      [...states.keys()].every((one) => this.path(other, one) !== null),
    );
    if (!stands) this.units = before;
    return stands;
  }
}

describe('any sequence of beginning, renaming, moving, merging, splitting and closing with dates', () => {
  const acts = fc.array(
    fc.record({
      do: fc.constantFrom('begin', 'rename', 'move', 'move', 'close', 'merge', 'split'),
      unit: fc.nat(30),
      other: fc.nat(30),
      on: fc.integer({ min: 1, max: lastDay }).map(day),
      atTop: fc.boolean(),
    }),
    { maxLength: 40 },
  );

  /** One act on both; they must agree whether it is possible. */
  const perform = (
    ruled: RuledUnits,
    naive: NaiveUnits,
    act: typeof acts extends fc.Arbitrary<(infer A)[]> ? A : never,
    number: number,
  ) => {
    const ids = [...ruled.histories.keys()];
    const [unit, other] = [ids[act.unit % ids.length], ids[act.other % ids.length]];
    const parent = act.atTop ? null : (other ?? null);
    const begin = (id: string, under: string | null) => {
      const position = ruled.nextPosition(under);
      expect(ruled.begin(id, under, act.on)).toBe(naive.begin(id, under, position, act.on));
    };
    const moveTo = (id: string, under: string | null) => {
      const position = ruled.nextPosition(under);
      expect(ruled.make(move(id, act.on, under, position))).toBe(naive.move(id, act.on, under, position));
    };
    const closeIt = (id: string) => expect(ruled.make(close(id, act.on))).toBe(naive.close(id, act.on));
    const childrenOf = (id: string) =>
      ids.filter((child) => stateOn(ruled.histories.get(child) ?? [], act.on)?.parentId === id);
    if (act.do === 'begin' || unit === undefined) return begin(`u${number}`, parent);
    switch (act.do) {
      case 'rename':
        return expect(ruled.make(rename(unit, act.on, `n${act.other}`))).toBe(
          naive.rename(unit, act.on, `n${act.other}`),
        );
      case 'move':
        return moveTo(unit, parent);
      case 'close':
        return closeIt(unit);
      case 'merge':
        childrenOf(unit).forEach((child) => moveTo(child, other ?? null));
        return closeIt(unit);
      default:
        begin(`u${number}a`, parent);
        begin(`u${number}b`, parent);
        childrenOf(unit).forEach((child, index) => moveTo(child, `u${number}${index % 2 === 0 ? 'a' : 'b'}`));
        return closeIt(unit);
    }
  };

  it('leaves every unit on every day as a walk through plain tables finds it', () => {
    fc.assert(
      fc.property(acts, (sequence) => {
        const [ruled, naive] = [new RuledUnits(), new NaiveUnits()];
        sequence.forEach((act, number) => perform(ruled, naive, act, number));
        for (const [id, states] of ruled.histories) {
          for (const one of days) {
            const state = stateOn(states, one);
            const plain = naive.units.get(id)?.get(one);
            expect(state?.name.en).toBe(plain?.name);
            expect(state?.path ?? null).toEqual(plain ? naive.path(id, one) : null);
            expect(state?.sortPath).toEqual(
              plain && naive.path(id, one)?.map((step) => naive.units.get(step)?.get(one)?.position),
            );
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});
