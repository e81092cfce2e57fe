import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ChangeNotices } from '@rasad/messaging';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { RollupChanges, type RollupChange } from './rollup-change.rules.js';

const topic = 'rollup';

/** Commits of this many milliseconds travel in one notice. */
const gatherMs = 3;

const notice = z.object({
  origin: z.string(),
  unitIds: z.array(z.string()),
  provisionIds: z.array(z.string()),
  everything: z.boolean(),
});

type Listener = (change: RollupChange) => void;

/** Tells subscribers here and in every other replica that roll-ups changed, a few milliseconds after the commit. */
@Injectable()
export class RollupNotices implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly origin = randomUUID();
  private readonly listeners = new Set<Listener>();
  private readonly gathered = new RollupChanges();
  private timer: NodeJS.Timeout | undefined;
  private fromOthers: AsyncIterableIterator<unknown> | undefined;

  constructor(private readonly notices: ChangeNotices) {}

  onApplicationBootstrap(): void {
    this.fromOthers = this.notices.subscribe(topic);
    void this.hearOthers(this.fromOthers);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.fromOthers?.return?.();
  }

  /** Cells of these units and provisions changed. */
  cellsChanged(unitIds: string[], provisionIds: string[]): void {
    this.gather({ unitIds, provisionIds, everything: false });
  }

  /** The organisation or the law changed, and with them which rows and columns there are. */
  treesChanged(): void {
    this.gather({ unitIds: [], provisionIds: [], everything: true });
  }

  /** Calls the listener with every change. @returns ends the calls. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Lets the subscribers of this replica read everything again. */
  refresh(): void {
    this.tell({ unitIds: [], provisionIds: [], everything: true });
  }

  private gather(change: RollupChange): void {
    this.gathered.add(change);
    this.timer ??= setTimeout(() => this.send(), gatherMs);
  }

  private send(): void {
    this.timer = undefined;
    const change = this.gathered.take();
    this.tell(change);
    this.notices.publish(topic, { origin: this.origin, ...change });
  }

  private async hearOthers(heard: AsyncIterable<unknown>): Promise<void> {
    for await (const message of heard) {
      const parsed = notice.safeParse(message);
      if (parsed.success && parsed.data.origin !== this.origin) this.tell(parsed.data);
    }
  }

  private tell(change: RollupChange): void {
    this.listeners.forEach((listener) => listener(change));
  }
}
