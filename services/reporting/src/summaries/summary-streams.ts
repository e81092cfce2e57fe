import { Injectable } from '@nestjs/common';
import type { Access, Principal } from '@rasad/service-kit';
import { touches } from '../live/concerns.rules.js';
import { LiveAccess } from '../live/live-access.js';
import { LiveStream } from '../live/live-stream.js';
import { RollupNotices } from '../live/rollup-notices.js';
import { SummariesService, type SummaryRequest } from './summaries.service.js';
import type { Summary } from './summary.graphql.js';

/** A summary as a subscription's message. */
export interface SummaryMessage {
  summaryChanged: Summary;
}

/** Follows summaries for subscribers. */
@Injectable()
export class SummaryStreams {
  constructor(
    private readonly summaries: SummariesService,
    private readonly notices: RollupNotices,
    private readonly liveAccess: LiveAccess,
  ) {}

  /** The current summary first, then each one that differs; null where there is nothing to see. */
  async follow(
    access: Access,
    request: SummaryRequest,
  ): Promise<AsyncIterableIterator<SummaryMessage> | null> {
    if (!(await this.summaries.read(access, request))) return null;
    const scope = access.scope('summary.read');
    let sent: Summary | undefined;
    return new LiveStream<SummaryMessage>(this.notices, {
      concerns: (change) => touches(change, request.unitId, scope),
      read: async () => {
        const summary = await this.readAs(access.principal, request);
        if (!summary) return null;
        if (sent && sameFigures(sent, summary)) return [];
        sent = summary;
        return [{ summaryChanged: summary }];
      },
    });
  }

  private async readAs(principal: Principal, request: SummaryRequest): Promise<Summary | null> {
    const access = await this.liveAccess.of(principal, 'summary.read');
    return access && this.summaries.read(access, request);
  }
}

function sameFigures(a: Summary, b: Summary): boolean {
  return JSON.stringify({ ...a, asOf: null }) === JSON.stringify({ ...b, asOf: null });
}
