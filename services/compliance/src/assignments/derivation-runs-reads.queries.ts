import { Injectable } from '@nestjs/common';
import { toGlobalId } from '@rasad/service-kit';
import { capacityOf } from '../actors/capacity.graphql.js';
import { PreparedReads } from '../database/prepared-reads.js';
import { personOf } from '../references/person.graphql.js';
import type { DerivationRun } from './derivation-run.graphql.js';
import type { DerivationRunRow } from './derivation-run.js';
import { runColumns } from './derivation-runs.queries.js';

/** Reads derivations for the graph. */
@Injectable()
export class DerivationRunsQueries {
  constructor(private readonly reads: PreparedReads) {}

  async byIds(ids: readonly string[]): Promise<DerivationRun[]> {
    const rows = await this.reads.rows<DerivationRunRow>(
      `select ${runColumns} from derivation_run r where r.id = any($1::uuid[])`,
      [ids],
    );
    return rows.map(toNode);
  }
}

function toNode({
  id,
  actor,
  choice: _choice,
  lastObligationId: _last,
  ...row
}: DerivationRunRow): DerivationRun {
  return {
    ...row,
    id: toGlobalId('DerivationRun', id),
    rowId: id,
    requestedBy: personOf(actor),
    requestedAs: capacityOf(actor),
  };
}
