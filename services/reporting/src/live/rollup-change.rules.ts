/** What changed in the read models since somebody last looked; says "read again", not what is there now. */
export interface RollupChange {
  /** Units with changed cells, ancestors included. */
  unitIds: string[];
  /** Provisions whose own tasks changed. */
  provisionIds: string[];
  /** The organisation, the law or the date changed, or too much to list: everything is to be read again. */
  everything: boolean;
}

/** Cells listed in a change at most; beyond that reading everything again is cheaper. */
const maxListed = 2_000;

/** Gathers changes until somebody takes them. */
export class RollupChanges {
  private unitIds = new Set<string>();
  private provisionIds = new Set<string>();
  private everything = false;

  add(change: RollupChange): void {
    change.unitIds.forEach((id) => this.unitIds.add(id));
    change.provisionIds.forEach((id) => this.provisionIds.add(id));
    const listed = this.unitIds.size + this.provisionIds.size;
    this.everything ||= change.everything || listed > maxListed;
  }

  get isEmpty(): boolean {
    return !this.everything && this.unitIds.size === 0;
  }

  /** What was gathered; gathering starts anew. */
  take(): RollupChange {
    const change = this.everything
      ? { unitIds: [], provisionIds: [], everything: true }
      : { unitIds: [...this.unitIds], provisionIds: [...this.provisionIds], everything: false };
    this.unitIds = new Set();
    this.provisionIds = new Set();
    this.everything = false;
    return change;
  }
}
