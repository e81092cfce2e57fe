import type { SourceHeads } from '../event-log.queries.js';

/** How far a rebuild is. */
export interface RebuildProgress {
  /** `filling`: the old schema serves while the new one is filled; then the swap; then all is done. */
  phase: 'filling' | 'swapping' | 'done';
  /** Events applied to the new schema. */
  applied: number;
  /** Events that the sources had when last heard. */
  total: number;
}

/** Counts what all lanes have applied and reports it. */
export class Tally {
  applied = 0;
  private current: RebuildProgress['phase'] = 'filling';
  private readonly totals = new Map<string, number>();

  constructor(private readonly onProgress: ((progress: RebuildProgress) => void) | undefined) {}

  set phase(phase: RebuildProgress['phase']) {
    this.current = phase;
    this.report();
  }

  heard(source: string, heads: SourceHeads): void {
    this.totals.set(
      source,
      heads.lanes.reduce((sum, pos) => sum + pos, 0),
    );
  }

  add(events: number): void {
    this.applied += events;
    this.report();
  }

  private report(): void {
    const total = [...this.totals.values()].reduce((sum, events) => sum + events, 0);
    this.onProgress?.({ phase: this.current, applied: this.applied, total: Math.max(total, this.applied) });
  }
}
