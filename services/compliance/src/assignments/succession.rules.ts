import type { DerivedUnit } from './assignment.rules.js';

/** Whether a unit exists, or an obligation is valid, on a day. */
export function existsOn(
  { validFrom, validTo }: Pick<DerivedUnit, 'validFrom' | 'validTo'>,
  today: string,
): boolean {
  return (validFrom === null || validFrom <= today) && !hasEnded({ validTo }, today);
}

/** Whether a unit was closed before or on a day. */
export function hasEnded({ validTo }: Pick<DerivedUnit, 'validTo'>, today: string): boolean {
  return validTo !== null && validTo <= today;
}

/**
 * The units that stand in for those that ended: their successors that exist on the day, and in place of a successor that
 * has ended itself, whoever stands in for that one. In the order in which the directory names them.
 */
export class Succession {
  private readonly byId: ReadonlyMap<string, DerivedUnit>;

  constructor(
    units: readonly DerivedUnit[],
    private readonly today: string,
  ) {
    this.byId = new Map(units.map((unit) => [unit.id, unit]));
  }

  /** The unit with a row id, where it is among those looked at. */
  unit(id: string): DerivedUnit | undefined {
    return this.byId.get(id);
  }

  /** Who stands in for a unit; nobody where it has not ended or nobody succeeds it. */
  heirsOf(unit: DerivedUnit): DerivedUnit[] {
    const seen = new Set([unit.id]);
    return hasEnded(unit, this.today) ? this.follow(unit, seen) : [];
  }

  /** Whether a unit was closed. */
  hasEnded(unit: DerivedUnit): boolean {
    return hasEnded(unit, this.today);
  }

  /** Whether a unit that ended has a successor that is still to begin. */
  awaitsHeir(unit: DerivedUnit): boolean {
    return unit.successorIds.some((id) => {
      const successor = this.byId.get(id);
      return successor !== undefined && !existsOn(successor, this.today) && !this.hasEnded(successor);
    });
  }

  private follow({ successorIds }: DerivedUnit, seen: Set<string>): DerivedUnit[] {
    return successorIds.flatMap((id) => {
      const successor = this.byId.get(id);
      if (!successor || seen.has(id)) return [];
      seen.add(id);
      if (existsOn(successor, this.today)) return [successor];
      return hasEnded(successor, this.today) ? this.follow(successor, seen) : [];
    });
  }
}
