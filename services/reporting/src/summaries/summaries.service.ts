import { Injectable } from '@nestjs/common';
import { tehranDate, toGlobalId, type Access } from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { findReach } from '../units/units.queries.js';
import type { Moment } from '../rollups/cells.queries.js';
import { sumPast, sumPresent, type SummaryAnswers } from './summaries.queries.js';
import type { Summary } from './summary.graphql.js';
import { figuresOf, noSums, type CellSums } from './summary.rules.js';

/** What to summarise, by row ids; null stands for the caller's whole reach, for all law, for now. */
export interface SummaryRequest {
  unitId: string | null;
  provisionId: string | null;
  asOf: Date | null;
}

/** Reads summaries, as far as the caller may see them. */
@Injectable()
export class SummariesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** One summary, or null where its unit or provision is missing or out of reach. */
  async read(access: Access, request: SummaryRequest): Promise<Summary | null> {
    const [summary] = await this.readAll(access, [request]);
    return summary ?? null;
  }

  /** Summaries in the order of the requests, with one statement for all that ask about the same instant. */
  async readAll(access: Access, requests: readonly SummaryRequest[]): Promise<(Summary | null)[]> {
    const now = this.clock.now();
    const summaries = new Map<SummaryRequest, Summary | null>();
    for (const group of groupByInstant(requests)) {
      const at = group[0]!.asOf;
      const [sums] = await this.sum(access, group, at, [{ at: at ?? now, today: tehranDate(at ?? now) }]);
      group.forEach((request, index) => {
        const answer = sums?.[index];
        summaries.set(request, answer ? toSummary(request, answer, at ?? now) : null);
      });
    }
    return requests.map((request) => summaries.get(request) ?? null);
  }

  /**
   * A summary at each of some moments, or null where its unit or provision is missing or out of reach now. What was
   * not there yet at a moment stands with empty figures.
   */
  async readSeries(
    access: Access,
    subject: Omit<SummaryRequest, 'asOf'>,
    moments: readonly Moment[],
  ): Promise<Summary[] | null> {
    if (!(await this.read(access, { ...subject, asOf: null }))) return null;
    const requests = moments.map(({ at }) => ({ ...subject, asOf: at }));
    const answers = await this.sum(access, requests.slice(0, 1), requests[0]!.asOf, moments);
    return requests.map((request, index) => toSummary(request, answers[index]?.[0] ?? noSums, request.asOf));
  }

  private async sum(
    access: Access,
    requests: readonly SummaryRequest[],
    asOf: Date | null,
    moments: readonly Moment[],
  ): Promise<SummaryAnswers[]> {
    const { manager } = this.dataSource;
    const scope = access.scope('summary.read');
    const reach = requests.some(({ unitId }) => unitId === null) ? await findReach(manager, scope) : [];
    const questions = requests.map(({ unitId, provisionId }) => ({
      unitIds: unitId === null ? reach : [unitId],
      provisionId,
    }));
    return asOf
      ? sumPast(manager, questions, scope, moments)
      : [await sumPresent(manager, questions, scope, moments[0]!.today)];
  }
}

function groupByInstant(requests: readonly SummaryRequest[]): SummaryRequest[][] {
  return [...Map.groupBy(requests, ({ asOf }) => asOf?.getTime()).values()];
}

function toSummary(request: SummaryRequest, sums: CellSums, asOf: Date): Summary {
  return { id: summaryId(request), ...figuresOf(sums), asOf };
}

function summaryId({ unitId, provisionId, asOf }: SummaryRequest): string {
  const unit = unitId ? toGlobalId('OrgUnit', unitId) : '*';
  const provision = provisionId ? toGlobalId('Provision', provisionId) : '*';
  return `${unit}|${provision}|${asOf?.toISOString() ?? 'now'}`;
}
