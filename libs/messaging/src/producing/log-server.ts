import { Logger } from '@nestjs/common';
import type { Msg } from '@nats-io/transport-node';
import type { DataSource } from 'typeorm';
import { readHeads, readLog } from '../event-log.queries.js';
import { Limiter } from '../limiter.js';
import {
  logRequest,
  logSubject,
  pageBytes,
  pageLimit,
  type LogPage,
  type LogRequest,
} from '../log-protocol.js';
import type { ResolvedOptions } from '../messaging.options.js';
import type { NatsLink } from '../nats/nats-link.js';

/** Pages read at the same time: a reader that catches up must not take the pool from the requests. */
const concurrentReads = 3;

/** Answers `log.read.<service>`: pages of a lane's events and the heads, always from the database as it is now. */
export class LogServer {
  private readonly logger = new Logger(LogServer.name);
  private readonly limiter = new Limiter(concurrentReads);

  constructor(
    private readonly options: ResolvedOptions,
    private readonly dataSource: DataSource,
    private readonly link: NatsLink,
  ) {}

  start(): void {
    this.link.onConnect((connection) => {
      connection.subscribe(logSubject(this.options.service), {
        queue: 'log',
        callback: (error, message) => {
          if (!error) void this.limiter.run(() => this.answer(message));
        },
      });
    });
  }

  private async answer(message: Msg): Promise<void> {
    try {
      const request = logRequest.parse(message.json());
      message.respond(JSON.stringify(await this.read(request)));
    } catch (error) {
      this.logger.warn({ msg: 'log request failed', err: error });
      message.respond(JSON.stringify({ error: error instanceof Error ? error.message : 'failed' }));
    }
  }

  /** One snapshot for heads and entries: an entry beyond its head would look like a source set back. */
  private read(request: LogRequest): Promise<LogPage> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const heads = await readHeads(tx);
      if ('heads' in request) return { heads, entries: [] };
      const { lane, after } = request;
      const limit = Math.min(request.limit ?? pageLimit, pageLimit);
      const entries = await readLog(tx, this.options.service, { lane, after, limit, maxBytes: pageBytes });
      return { heads, entries };
    });
  }
}
