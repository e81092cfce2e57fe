import { Injectable } from '@nestjs/common';
import { tehranDate, type Access } from '@rasad/service-kit';
import { Clock } from '../clock.js';
import { SummariesService } from '../summaries/summaries.service.js';
import { daysUpTo, endOfDay } from './trend-days.rules.js';
import type { TrendPoint } from './trend.graphql.js';

/** Whose trend, by row ids; null stands for the caller's whole reach and for all law. */
export interface TrendRequest {
  unitId: string | null;
  provisionId: string | null;
  days: number;
}

/** Reads trends out of the history. */
@Injectable()
export class TrendsService {
  constructor(
    private readonly summaries: SummariesService,
    private readonly clock: Clock,
  ) {}

  /** One point per day, oldest first; null where there is nothing to see. */
  async read(access: Access, { days, ...subject }: TrendRequest): Promise<TrendPoint[] | null> {
    const now = this.clock.now();
    const moments = daysUpTo(tehranDate(now), days).map((today) => ({
      today,
      at: new Date(Math.min(endOfDay(today).getTime(), now.getTime())),
    }));
    const series = await this.summaries.readSeries(access, subject, moments);
    return series && series.map((summary, index) => ({ day: moments[index]!.today, summary }));
  }
}
