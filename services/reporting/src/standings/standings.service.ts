import { Injectable } from '@nestjs/common';
import type { Access } from '@rasad/service-kit';
import { DataSource } from 'typeorm';
import { provisionReference, unitReference } from '../references/references.js';
import { SummariesService } from '../summaries/summaries.service.js';
import { findReach, isUnitInScope } from '../units/units.queries.js';
import { StandingsBy, type Standing } from './standing.graphql.js';
import { weakestFirst } from './standing.rules.js';
import { findBearers, findDrawnFrom } from './standings.queries.js';

/** What to rank, by row ids. */
export interface StandingsRequest {
  by: StandingsBy;
  unitId: string | null;
  first: number;
}

/** Ranks the parts of what the caller may see. */
@Injectable()
export class StandingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly summaries: SummariesService,
  ) {}

  /** From the weakest on; null where the unit is missing or out of reach. */
  async rank(access: Access, { by, unitId, first }: StandingsRequest): Promise<Standing[] | null> {
    const { manager } = this.dataSource;
    const scope = access.scope('summary.read');
    if (unitId !== null && !(await isUnitInScope(manager, scope, unitId))) return null;
    const tops = unitId === null ? await findReach(manager, scope) : [unitId];
    const standings =
      by === StandingsBy.UNIT
        ? await this.ofUnits(access, await findBearers(manager, scope, tops, access.today))
        : await this.ofProvisions(access, unitId, await findDrawnFrom(manager, tops));
    return standings.sort((a, b) => weakestFirst(a.summary, b.summary)).slice(0, first);
  }

  private async ofUnits(access: Access, unitIds: readonly string[]): Promise<Standing[]> {
    const requests = unitIds.map((unitId) => ({ unitId, provisionId: null, asOf: null }));
    const summaries = await this.summaries.readAll(access, requests);
    return summaries.flatMap((summary, index) =>
      summary ? [{ unit: unitReference(unitIds[index]!), provision: null, summary }] : [],
    );
  }

  private async ofProvisions(
    access: Access,
    unitId: string | null,
    provisionIds: readonly string[],
  ): Promise<Standing[]> {
    const requests = provisionIds.map((provisionId) => ({ unitId, provisionId, asOf: null }));
    const summaries = await this.summaries.readAll(access, requests);
    return summaries.flatMap((summary, index) =>
      summary ? [{ unit: null, provision: provisionReference(provisionIds[index]!), summary }] : [],
    );
  }
}
