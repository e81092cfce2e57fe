import type { JsMsg } from '@nats-io/jetstream';
import type { LogEntry } from '../event-log.queries.js';

interface Delivery {
  message: JsMsg;
  /** Undefined for a message that is none of ours: it only waits to be acknowledged. */
  entry: LogEntry | undefined;
}

/** Messages of a lane between their arrival and the commit that covers them. */
export class LaneInbox {
  private deliveries: Delivery[] = [];
  private notify: (() => void) | undefined;
  /** Milliseconds since the epoch at which the last message arrived. */
  lastArrival = 0;

  add(message: JsMsg, entry: LogEntry | undefined): void {
    this.deliveries.push({ message, entry });
    this.lastArrival = Date.now();
    this.wake();
  }

  get isEmpty(): boolean {
    return this.deliveries.length === 0;
  }

  entries(): LogEntry[] {
    return this.deliveries.flatMap(({ entry }) => entry ?? []);
  }

  /** Ends the current wait. */
  wake(): void {
    this.notify?.();
  }

  /** Waits for a message, a wake or the time-out. */
  async wait(milliseconds: number): Promise<void> {
    if (this.isEmpty) await this.sleep(milliseconds);
  }

  /** Waits for a wake or the time-out, whatever lies in the inbox. */
  async sleep(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.notify = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.notify = undefined;
  }

  /** Takes out and acknowledges all whose event the test accepts. */
  settle(isDone: (entry: LogEntry) => boolean): void {
    const done = this.deliveries.filter(({ entry }) => !entry || isDone(entry));
    if (done.length === 0) return;
    this.deliveries = this.deliveries.filter(({ entry }) => entry && !isDone(entry));
    acknowledge(done, this.deliveries);
  }

  /** Forgets everything without acknowledging: it will be delivered again, or read from the log. */
  clear(): void {
    this.deliveries = [];
  }
}

/** Acknowledging a message acknowledges all before it in the stream, so none that is left may come before it. */
function acknowledge(done: readonly Delivery[], left: readonly Delivery[]): void {
  const limit = Math.min(...left.map(({ message }) => message.seq));
  const last = done
    .filter(({ message }) => message.seq < limit)
    .reduce<JsMsg | undefined>(
      (best, { message }) => (best && best.seq > message.seq ? best : message),
      undefined,
    );
  last?.ack();
}
