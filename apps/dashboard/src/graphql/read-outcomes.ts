import type { Problem } from './problem.js';

/** What came of reading a query from the server. */
export interface ReadOutcome {
  /** When it last succeeded. */
  readAt: Date | null;
  /** Why the newest attempt failed; null when it succeeded. */
  problem: Problem | null;
}

const unknown: ReadOutcome = { readAt: null, problem: null };

/**
 * The newest outcome of each query, as the network told it. The cache answers again whenever something in it changes,
 * so its answers say nothing about whether the server can be reached.
 */
export class ReadOutcomes {
  private readonly outcomes = new Map<number, ReadOutcome>();
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The outcome of a request, by its key. */
  of(key: number): ReadOutcome {
    return this.outcomes.get(key) ?? unknown;
  }

  succeeded(key: number, at: Date): void {
    this.set(key, { readAt: at, problem: null });
  }

  failed(key: number, problem: Problem): void {
    this.set(key, { readAt: this.of(key).readAt, problem });
  }

  private set(key: number, outcome: ReadOutcome): void {
    this.outcomes.set(key, outcome);
    for (const listener of this.listeners) listener();
  }
}
