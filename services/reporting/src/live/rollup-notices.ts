import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ChangeNotices, NatsLink } from '@rasad/messaging';
import { z } from 'zod';
import { everythingChanged, RollupChanges, type RollupChange } from './rollup-change.rules.js';

const topic = 'rollup';

/** Commits of this many milliseconds travel in one notice. */
const gatherMs = 3;

/**
 * Every so often subscribers read again unasked. It bounds what a lost notice costs, and brings what no event brings:
 * midnight, which makes tasks overdue, and the end of a grant.
 */
const refreshMs = 15_000;

const notice = z.object({
  origin: z.string(),
  unitIds: z.array(z.string()),
  activityIds: z.array(z.string()),
  everything: z.boolean(),
});

type Listener = (change: RollupChange) => void;

/** Tells subscribers here and in every other replica what changed, a few milliseconds after the commit. */
@Injectable()
export class RollupNotices implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly origin = randomUUID();
  private readonly listeners = new Set<Listener>();
  private readonly gathered = new RollupChanges();
  private sending: NodeJS.Timeout | undefined;
  private refreshing: NodeJS.Timeout | undefined;
  private fromOthers: AsyncIterableIterator<unknown> | undefined;

  constructor(
    private readonly notices: ChangeNotices,
    private readonly link: NatsLink,
  ) {}

  onApplicationBootstrap(): void {
    this.fromOthers = this.notices.subscribe(topic);
    void this.hearOthers(this.fromOthers);
    this.link.onUp(() => this.tell(everythingChanged));
    this.refreshing = setInterval(() => this.tell(everythingChanged), refreshMs);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.sending);
    clearInterval(this.refreshing);
    await this.fromOthers?.return?.();
  }

  /** Cells of these units changed. */
  cellsChanged(unitIds: string[]): void {
    this.gather({ ...everythingChanged, unitIds, everything: false });
  }

  /** These activities are new. */
  activitiesAdded(activityIds: string[]): void {
    this.gather({ ...everythingChanged, activityIds, everything: false });
  }

  /** The organisation, the law or rights changed, and with them which rows and columns there are. */
  allChanged(): void {
    this.gather(everythingChanged);
  }

  /** Calls the listener with every change. @returns ends the calls. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** How many follow the changes in this replica. */
  get listenerCount(): number {
    return this.listeners.size;
  }

  private gather(change: RollupChange): void {
    this.gathered.add(change);
    this.sending ??= setTimeout(() => this.send(), gatherMs);
  }

  private send(): void {
    this.sending = undefined;
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
