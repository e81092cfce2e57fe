import { Inject, Injectable } from '@nestjs/common';
import type { SourceHeads } from '../event-log.queries.js';
import { logAnswer, logSubject, type LogPage, type LogRequest } from '../log-protocol.js';
import { MESSAGING_OPTIONS, type ResolvedOptions } from '../messaging.options.js';
import { MessagingMetrics } from '../messaging.metrics.js';
import { NatsLink } from '../nats/nats-link.js';

/** The source could not serve its log. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable';
}

/** Reads other services' logs over NATS request/reply. */
@Injectable()
export class LogReader {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedOptions,
    private readonly link: NatsLink,
    private readonly metrics: MessagingMetrics,
  ) {}

  /** The source's epoch and heads, read from its database for this request. @throws LogUnavailable */
  async heads(source: string): Promise<SourceHeads> {
    return (await this.request(source, { heads: true })).heads;
  }

  /** The next page of a lane after a position. @throws LogUnavailable */
  async page(source: string, lane: number, after: number, limit?: number): Promise<LogPage> {
    const page = await this.request(source, { lane, after, limit });
    this.metrics.logRead.inc({ source }, page.entries.length);
    return page;
  }

  private async request(source: string, request: LogRequest): Promise<LogPage> {
    const timeout = this.options.timings.logReadTimeoutMs;
    try {
      const message = await this.link.connection.request(logSubject(source), JSON.stringify(request), {
        timeout,
      });
      const answer = logAnswer.parse(message.json());
      if ('error' in answer) throw new LogUnavailable(`${source}: ${answer.error}`);
      return answer;
    } catch (error) {
      if (error instanceof LogUnavailable) throw error;
      throw new LogUnavailable(`${source}: ${error instanceof Error ? error.message : 'failed'}`, {
        cause: error,
      });
    }
  }
}
