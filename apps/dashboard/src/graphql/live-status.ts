/** How the streams of this window stand, taken together. */
export type LiveState = 'idle' | 'connecting' | 'live' | 'lost';

type StreamState = 'connecting' | 'open' | 'lost';

/** What components read: the state, since when it is lost, and how many times lost events may have been missed. */
export interface LiveSnapshot {
  state: LiveState;
  /** Grows each time a stream is back after events may have been missed: whoever shows data reads it again once. */
  gaps: number;
}

/** Collects the state of every open stream for the live dot and for those who must read again after a gap. */
export class LiveStatus {
  private readonly streams = new Map<symbol, StreamState>();
  private readonly listeners = new Set<() => void>();
  private snapshot: LiveSnapshot = { state: 'idle', gaps: 0 };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): LiveSnapshot => this.snapshot;

  /** A stream's new state; `null` when it is no longer wanted. */
  set(stream: symbol, state: StreamState | null): void {
    if (state) this.streams.set(stream, state);
    else this.streams.delete(stream);
    this.publish({ ...this.snapshot, state: this.combined() });
  }

  /** A stream is back after events may have been missed. */
  gapClosed(): void {
    this.publish({ ...this.snapshot, gaps: this.snapshot.gaps + 1 });
  }

  private combined(): LiveState {
    const states = [...this.streams.values()];
    if (states.length === 0) return 'idle';
    if (states.includes('lost')) return 'lost';
    return states.includes('connecting') ? 'connecting' : 'live';
  }

  private publish(next: LiveSnapshot): void {
    if (next.state === this.snapshot.state && next.gaps === this.snapshot.gaps) return;
    this.snapshot = next;
    for (const listener of this.listeners) listener();
  }
}
