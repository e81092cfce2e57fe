import { contributionOf, counters, statusCounters, type TaskFact } from './task-fact.rules.js';

/** What a batch changes in one cell of the roll-up. */
export interface CellDelta {
  unitId: string;
  provisionId: string;
  dueOn: string;
  /** In the order of `counters`. */
  amounts: number[];
}

/** A task before and after a batch. */
export interface FactChange {
  before: TaskFact | null;
  after: TaskFact;
}

/** Merges the changes of a batch into one delta per cell of every unit on the tasks' paths. */
export class CellDeltas {
  private readonly cells = new Map<string, CellDelta>();

  /** @param pathOf ancestors-or-self of a unit; a unit that is not known yet stands alone. */
  constructor(private readonly pathOf: (unitId: string) => readonly string[]) {}

  add(change: FactChange): void {
    if (change.before) this.move(change.before, -1);
    this.move(change.after, 1);
  }

  /** Deltas that change something, in key order so that writers lock cells in one order. */
  sorted(): CellDelta[] {
    return [...this.cells.entries()]
      .filter(([, cell]) => cell.amounts.some((amount) => amount !== 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, cell]) => cell);
  }

  private move(fact: TaskFact, sign: 1 | -1): void {
    const contribution = contributionOf(fact);
    for (const unitId of this.pathOf(fact.unitId)) {
      const cell = this.cell(unitId, fact.provisionId, fact.dueOn);
      contribution.forEach((amount, index) => {
        cell.amounts[index] = (cell.amounts[index] ?? 0) + sign * amount;
      });
    }
  }

  private cell(unitId: string, provisionId: string, dueOn: string): CellDelta {
    const key = `${unitId}|${provisionId}|${dueOn}`;
    let cell = this.cells.get(key);
    if (!cell) {
      cell = { unitId, provisionId, dueOn, amounts: counters.map(() => 0) };
      this.cells.set(key, cell);
    }
    return cell;
  }
}

/** Whether a delta takes tasks out of its cell, which may leave it empty. */
export function removesTasks(delta: CellDelta): boolean {
  return statusCounters.reduce((sum, _, index) => sum + (delta.amounts[index] ?? 0), 0) < 0;
}
