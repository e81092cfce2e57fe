import type { EntityManager } from 'typeorm';

type Work = () => Promise<void>;

/** What a batch shares among the events that it applies in one transaction. */
export class BatchScope {
  /** Free for handlers: gather here what `beforeCommit` writes merged. */
  readonly values = new Map<symbol, unknown>();
  private readonly beforeCommit = new Map<symbol, Work>();
  private readonly afterCommit: (() => void)[] = [];

  addBeforeCommit(key: symbol, work: Work): void {
    if (!this.beforeCommit.has(key)) this.beforeCommit.set(key, work);
  }

  addAfterCommit(work: () => void): void {
    this.afterCommit.push(work);
  }

  /** Runs the gathered work, also what that work adds, in the order in which it was added. */
  async runBeforeCommit(): Promise<void> {
    for (const work of this.beforeCommit.values()) await work();
  }

  runAfterCommit(onError: (error: unknown) => void): void {
    for (const work of this.afterCommit) {
      try {
        work();
      } catch (error) {
        onError(error);
      }
    }
  }
}

/** What an event handler works with. */
export class EventContext {
  constructor(
    /** The transaction that also holds the cursor; all writes go through it. */
    readonly tx: EntityManager,
    private readonly scope: BatchScope,
  ) {}

  /** Values shared by the events applied in this transaction; empty at the start of each. */
  get batch(): Map<symbol, unknown> {
    return this.scope.values;
  }

  /** Runs the work once per key after the last event of the transaction and before its COMMIT. */
  beforeCommit(key: symbol, work: () => Promise<void>): void {
    this.scope.addBeforeCommit(key, work);
  }

  /** Runs the work after the COMMIT; never when the transaction is rolled back. */
  afterCommit(work: () => void): void {
    this.scope.addAfterCommit(work);
  }
}
