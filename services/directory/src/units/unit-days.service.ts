import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Periodic } from '@rasad/messaging';
import { tehranDate } from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import { areBodiesDue } from '../bodies/bodies-store.queries.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { isAnyDue } from './planned-changes.queries.js';

/** Between two looks at the calendar; reads as of a day are right in between, events come this much later. */
const intervalMs = 30_000;

/**
 * Lets planned changes of units take effect on their day, and bodies follow it. Every replica looks, whoever finds
 * something due does it under the organisation's lock: once, and in the order of the days where the service was down on
 * some of them.
 */
@Injectable()
export class UnitDays implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('unit-days');
  private readonly looking = new Periodic('following the day', intervalMs, () => this.followDay(new Date()));

  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: OrganisationWrites,
  ) {}

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  /** @param at the instant whose day in Tehran counts. */
  async followDay(at: Date): Promise<void> {
    const today = tehranDate(at);
    const { manager } = this.dataSource;
    if (!(await isAnyDue(manager, today)) && !(await areBodiesDue(manager, today))) return;
    const changes = await this.writes.followDay(today);
    this.logger.log({ msg: 'followed the day', today, changes });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.looking.stop();
  }
}
