import type { LocalizedText, OrgUnitKind } from '@rasad/event-contracts';
import { isSameName, sortedTags, type Unit } from './unit.rules.js';

/** Before all days and after all days; as text they sort before and after every date, in Postgres as dates. */
export const always = { from: '-infinity', to: 'infinity' } as const;

/** What a unit was, is or will be on all days from `validFrom` until before `validTo`. */
export interface UnitState {
  unitId: string;
  validFrom: string;
  validTo: string;
  name: LocalizedText;
  kind: OrgUnitKind;
  tags: string[];
  parentId: string | null;
  position: number;
  path: string[];
  sortPath: number[];
  search: string;
}

/** What of a unit changes on a day, each for itself. */
export interface UnitValues {
  RENAMED: Pick<UnitState, 'name' | 'search'>;
  RETAGGED: Pick<UnitState, 'kind' | 'tags'>;
  MOVED: Pick<UnitState, 'parentId' | 'position'>;
}

/** Whether two states say the same in one respect. A place among other siblings is no other place. */
const isSame: { [K in keyof UnitValues]: (a: UnitValues[K], b: UnitValues[K]) => boolean } = {
  RENAMED: (a, b) => isSameName(a.name, b.name),
  RETAGGED: (a, b) => a.kind === b.kind && sortedTags(a.tags).join() === sortedTags(b.tags).join(),
  MOVED: (a, b) => a.parentId === b.parentId,
};

/** Whether a unit has these values on a day already. */
export function hasValues<K extends keyof UnitValues>(
  states: readonly UnitState[],
  on: string,
  kind: K,
  values: UnitValues[K],
): boolean {
  const state = stateOn(states, on);
  return state !== undefined && isSame[kind](state, values);
}

/** The state on a day; undefined where the unit does not exist then. */
export function stateOn(states: readonly UnitState[], day: string): UnitState | undefined {
  return states.find(({ validFrom, validTo }) => validFrom <= day && day < validTo);
}

/** The states with one of them cut in two where a day lies in the middle of it. */
export function cutOn(states: readonly UnitState[], day: string): UnitState[] {
  return states.flatMap((state) => {
    if (day <= state.validFrom || state.validTo <= day) return [state];
    return [
      { ...state, validTo: day },
      { ...state, validFrom: day },
    ];
  });
}

/** The states under other values from a day on, until the next change in the same respect. */
export function changeFrom<K extends keyof UnitValues>(
  states: readonly UnitState[],
  on: string,
  kind: K,
  values: UnitValues[K],
): UnitState[] {
  const until = nextChange(states, on, kind);
  return cutOn(states, on).map((state) =>
    on <= state.validFrom && state.validFrom < until ? { ...state, ...values } : state,
  );
}

/** First day after a given one from which the unit is another in some respect; the end of days where it stays as it is. */
export function nextChange(states: readonly UnitState[], after: string, kind: keyof UnitValues): string {
  const now = stateOn(states, after);
  if (!now) return always.to;
  const next = states.find((state) => state.validFrom > after && !isSame[kind](now, state));
  return next?.validFrom ?? always.to;
}

/** The states of a life that begins and ends on these days; its first and last states are stretched as far as it takes. */
export function fitLife(states: readonly UnitState[], from: string, to: string): UnitState[] {
  const living = states.filter(({ validFrom, validTo }) => validFrom < to && from < validTo);
  return living.map((state, index) => ({
    ...state,
    validFrom: index === 0 ? from : state.validFrom,
    validTo: index === living.length - 1 ? to : state.validTo,
  }));
}

/** The states with neighbours that say the same as one. */
export function joinEqual(states: readonly UnitState[]): UnitState[] {
  return join(states, ({ name, kind, tags, path, sortPath }) => [
    name.fa,
    name.en,
    kind,
    tags,
    path,
    sortPath,
  ]);
}

/** Where the unit is in the tree on which days, whatever else changes in between. */
export function joinWays(
  states: readonly UnitState[],
): Pick<UnitState, 'validFrom' | 'validTo' | 'path' | 'sortPath'>[] {
  const ways = states.map(({ validFrom, validTo, path, sortPath }) => ({
    validFrom,
    validTo,
    path,
    sortPath,
  }));
  return join(ways, ({ path, sortPath }) => [path, sortPath]);
}

/** Periods with their neighbours that say the same as one. */
function join<T extends Pick<UnitState, 'validFrom' | 'validTo'>>(
  periods: readonly T[],
  said: (period: T) => unknown[],
): T[] {
  const joined: T[] = [];
  for (const period of periods) {
    const last = joined.at(-1);
    const goesOn =
      last?.validTo === period.validFrom && JSON.stringify(said(last)) === JSON.stringify(said(period));
    if (last && goesOn) joined[joined.length - 1] = { ...last, validTo: period.validTo };
    else joined.push(period);
  }
  return joined;
}

/** The states of a unit whose row was written anew, as it stands on a day; nothing that is planned is undone. */
export function rewriteStates(states: readonly UnitState[], unit: Unit, today: string): UnitState[] {
  const whole = firstStateOf(unit);
  const living = fitLife(states, whole.validFrom, whole.validTo);
  const [first, last] = [living[0], living.at(-1)];
  if (!first || !last) return [whole];
  const on = [first.validFrom, today < last.validTo ? today : last.validFrom].toSorted().at(-1) ?? today;
  const renamed = changeFrom(living, on, 'RENAMED', { name: unit.name, search: unit.search });
  const retagged = changeFrom(renamed, on, 'RETAGGED', { kind: unit.kind, tags: unit.tags });
  // A closed unit that makes room among its siblings stays where it was on the days on which it existed.
  if (last.validTo <= today) return retagged;
  return changeFrom(retagged, on, 'MOVED', { parentId: unit.parentId, position: unit.position });
}

/** The one state of a unit that nothing has happened to. */
export function firstStateOf(unit: Unit): UnitState {
  const { name, kind, tags, parentId, position, path, sortPath, search } = unit;
  const life = { validFrom: unit.validFrom ?? always.from, validTo: unit.validTo ?? always.to };
  return { unitId: unit.id, ...life, name, kind, tags, parentId, position, path, sortPath, search };
}

/** Units whose rows an import has written, as they now stand. */
export interface ImportedUnits {
  created: readonly Unit[];
  /** Units that were there before and changed. */
  changed: readonly Unit[];
  /** Those of them that came to another place. */
  movedIds: readonly string[];
  /** Those of them that were closed. */
  closed: readonly Unit[];
}
