/** What changed in the read models since somebody last looked; says "read again", not what is there now. */
export interface RollupChange {
  /** Units with changed cells, ancestors included. */
  unitIds: string[];
  /** Activities that were added. */
  activityIds: string[];
  /** The organisation, the law or the date changed, or too much to list: everything is to be read again. */
  everything: boolean;
}

/** Nothing known of what changed. */
export const everythingChanged: RollupChange = { unitIds: [], activityIds: [], everything: true };

/** Units listed in a change at most; beyond that reading everything again is cheaper. */
const maxUnits = 2_000;

/** Activities that a subscriber may fall behind by; it re-reads the list anyway when it comes back. */
const maxActivities = 1_000;

/** Gathers changes until somebody takes them. */
export class RollupChanges {
  private readonly unitIds = new Set<string>();
  private readonly activityIds = new Set<string>();
  private everything = false;

  add(change: RollupChange): void {
    change.unitIds.forEach((id) => this.unitIds.add(id));
    change.activityIds.forEach((id) => this.activityIds.add(id));
    this.everything ||= change.everything || this.unitIds.size > maxUnits;
  }

  get isEmpty(): boolean {
    return !this.everything && this.unitIds.size + this.activityIds.size === 0;
  }

  /** What was gathered; gathering starts anew. */
  take(): RollupChange {
    const change = {
      unitIds: this.everything ? [] : [...this.unitIds],
      activityIds: [...this.activityIds].slice(-maxActivities),
      everything: this.everything,
    };
    this.unitIds.clear();
    this.activityIds.clear();
    this.everything = false;
    return change;
  }
}
