import type { LogEntry } from '../event-log.queries.js';

/** What to do with deliveries of a lane, given the position that was applied last. */
export interface BatchPlan {
  /** Contiguous from the cursor on, in order. */
  run: LogEntry[];
  /** Deliveries beyond a gap; they wait until it is filled. */
  beyond: LogEntry[];
  /** Deliveries that were applied before or came twice. */
  duplicates: number;
}

/** Sorts deliveries into what continues the cursor, what lies beyond a gap and what is known already. */
export function planBatch(cursor: number, entries: readonly LogEntry[], limit: number): BatchPlan {
  const fresh = [...new Map(entries.map((entry) => [entry.event.pos, entry])).values()]
    .filter((entry) => entry.event.pos > cursor)
    .sort((a, b) => a.event.pos - b.event.pos);
  const end = fresh.findIndex((entry, i) => i === limit || entry.event.pos !== cursor + 1 + i);
  const run = end < 0 ? fresh : fresh.slice(0, end);
  return { run, beyond: fresh.slice(run.length), duplicates: entries.length - fresh.length };
}

/** Whether the entries continue the history that ended with this event: each names the one before it. */
export function continuesHistory(lastEventId: string | null, run: readonly LogEntry[]): boolean {
  let previous = lastEventId;
  for (const { event, previousId } of run) {
    if (previous !== null && previousId !== null && previous !== previousId) return false;
    previous = event.id;
  }
  return true;
}
