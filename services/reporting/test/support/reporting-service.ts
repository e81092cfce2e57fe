import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { EventConsumerServer } from '@rasad/messaging';
import { createService } from '@rasad/service-kit';
import { principalKeys } from '@rasad/testing';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module.js';
import { readReportingEnv } from '../../src/env.js';
import { RollupNotices } from '../../src/live/rollup-notices.js';
import { EventFeed } from './event-feed.js';

/** Nobody listens there: the service runs without NATS. */
const noNats = 'nats://reporting:none@127.0.0.1:9';

/** One replica of the service in this process. */
export class ReportingService {
  private constructor(
    readonly app: NestExpressApplication,
    readonly url: string,
  ) {}

  static async start(
    databaseUrl: string,
    natsUrl: string = noNats,
    settings: NodeJS.ProcessEnv = {},
  ): Promise<ReportingService> {
    const env = readReportingEnv({
      RASAD_HTTP_PORT: '0',
      RASAD_DATABASE_URL: databaseUrl,
      RASAD_NATS_URL: natsUrl,
      RASAD_PRINCIPAL_PUBLIC_KEY: (await principalKeys()).publicKey,
      ...settings,
      RASAD_LOG_LEVEL: process.env['RASAD_TEST_LOG'] ? 'debug' : 'silent',
    });
    const app = await createService(AppModule.register(env));
    app.connectMicroservice({ strategy: app.get(EventConsumerServer) }, { inheritAppConfig: true });
    await app.startAllMicroservices();
    await app.listen(0, '127.0.0.1');
    return new ReportingService(app, await app.getUrl());
  }

  get<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  /** Applies events as the consumers do, without NATS in between. */
  feed(): Promise<EventFeed> {
    return EventFeed.open(this.dataSource, this.get(EventConsumerServer));
  }

  /** Subscriptions that are being followed. */
  get followers(): number {
    return this.get(RollupNotices).listenerCount;
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}
