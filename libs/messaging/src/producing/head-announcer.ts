import type { DataSource } from 'typeorm';
import { readHeads } from '../event-log.queries.js';
import type { ResolvedOptions } from '../messaging.options.js';
import type { NatsLink } from '../nats/nats-link.js';
import { Periodic } from '../periodic.js';

/** Announces the epoch and the last positions on `head.<service>`, so that readers notice what never reached them. */
export class HeadAnnouncer {
  private readonly announcing: Periodic;

  constructor(
    private readonly options: ResolvedOptions,
    private readonly dataSource: DataSource,
    private readonly link: NatsLink,
  ) {
    this.announcing = new Periodic('announcing heads', options.timings.headIntervalMs, () => this.announce());
  }

  start(): void {
    this.announcing.start();
  }

  stop(): Promise<void> {
    return this.announcing.stop();
  }

  private async announce(): Promise<void> {
    if (!this.link.status().connected) return;
    const heads = await readHeads(this.dataSource.manager);
    this.link.publish(`head.${this.options.service}`, JSON.stringify(heads));
  }
}
