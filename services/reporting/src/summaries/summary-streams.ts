import { Injectable } from '@nestjs/common';
import type { Access } from '@rasad/service-kit';
import DataLoader from 'dataloader';
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

interface Reading {
  access: Access;
  request: SummaryRequest;
}

/** Follows summaries for subscribers. */
@Injectable()
export class SummaryStreams {
  /** One change wakes many subscribers at once: those with the same reach are answered together. */
  private readonly readings = new DataLoader<Reading, Summary | null>(
    (readings) => this.readTogether(readings),
    { cache: false },
  );

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
        const allowed = await this.liveAccess.of(access.principal, 'summary.read');
        const summary = allowed && (await this.readings.load({ access: allowed, request }));
        if (!summary) return null;
        if (sent && sameFigures(sent, summary)) return [];
        sent = summary;
        return [{ summaryChanged: summary }];
      },
    });
  }

  private async readTogether(readings: readonly Reading[]): Promise<(Summary | null)[]> {
    const answers = new Map<Reading, Summary | null>();
    const reaches = Map.groupBy(readings, ({ access }) => JSON.stringify(access.scope('summary.read')));
    for (const group of reaches.values()) {
      const { access } = group[0]!;
      const summaries = await this.summaries.readAll(
        access,
        group.map(({ request }) => request),
      );
      group.forEach((reading, index) => answers.set(reading, summaries[index] ?? null));
    }
    return readings.map((reading) => answers.get(reading) ?? null);
  }
}

function sameFigures(a: Summary, b: Summary): boolean {
  return JSON.stringify({ ...a, asOf: null }) === JSON.stringify({ ...b, asOf: null });
}
