import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { AdminServer, RebuildRunner, type RebuildProgress, type RebuildResult } from '@rasad/messaging';
import { migrate } from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import { reportingDataSource, reportingMigrations } from '../data-source.js';
import { RollupNotices } from '../live/rollup-notices.js';

/** Injection token of `RebuildUrls`. */
export const REBUILD_URLS = Symbol('REBUILD_URLS');

/** Connections that a rebuild needs. */
export interface RebuildUrls {
  /** Of the run role. */
  databaseUrl: string;
  /** Of the role that owns the schema; without it this process cannot rebuild. */
  ownerUrl: string | undefined;
}

/** How a rebuild stands. */
export type RebuildState =
  | { state: 'NONE' }
  | { state: 'RUNNING'; progress: RebuildProgress | null }
  | { state: 'DONE'; result: RebuildResult }
  | { state: 'FAILED'; error: string };

/** Connections of the shadow: lanes that are filled at once, and one to look around. */
const shadowPool = 6;

/**
 * Makes all read models anew from position 1 of every source while the old ones serve. Served as
 * `admin.reporting.rebuild`, which answers at once, and `admin.reporting.rebuild-status`.
 */
@Injectable()
export class RebuildService implements OnApplicationBootstrap {
  private readonly logger = new Logger(RebuildService.name);
  private state: RebuildState = { state: 'NONE' };

  constructor(
    private readonly runner: RebuildRunner,
    private readonly admin: AdminServer,
    private readonly notices: RollupNotices,
    @Inject(REBUILD_URLS) private readonly urls: RebuildUrls,
  ) {}

  onApplicationBootstrap(): void {
    // A process without the owner's rights leaves the question to one that has them.
    if (!this.urls.ownerUrl) return;
    this.admin.serve('rebuild', () => Promise.resolve(this.start()));
    this.admin.serve('rebuild-status', () => Promise.resolve(this.state));
  }

  /** Starts a rebuild unless one is running. */
  start(): RebuildState {
    if (this.state.state !== 'RUNNING') {
      this.run().catch((error: unknown) => this.logger.error({ msg: 'rebuild failed', err: error }));
    }
    return this.state;
  }

  /** Rebuilds and swaps. @throws where it fails; the old read models serve on. */
  async run(onProgress: (progress: RebuildProgress) => void = () => undefined): Promise<RebuildResult> {
    const { databaseUrl, ownerUrl } = this.urls;
    if (!ownerUrl) throw new Error('a rebuild needs RASAD_MIGRATION_DATABASE_URL');
    this.state = { state: 'RUNNING', progress: null };
    try {
      const result = await this.runner.run({
        schema: 'reporting',
        sources: ['directory', 'compliance'],
        ownerUrl,
        migrate: async (schema) => void (await migrate(reportingMigrations(ownerUrl, schema))),
        openDataSource: (schema) =>
          new DataSource(reportingDataSource(databaseUrl, { schema, poolSize: shadowPool })).initialize(),
        onProgress: (progress) => {
          this.state = { state: 'RUNNING', progress: { ...progress } };
          onProgress(progress);
        },
      });
      this.state = { state: 'DONE', result };
      this.notices.allChanged();
      return result;
    } catch (error) {
      this.state = { state: 'FAILED', error: error instanceof Error ? error.message : String(error) };
      throw error;
    }
  }
}
