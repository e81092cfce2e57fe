import { Injectable } from '@nestjs/common';
import { toGlobalId, type Access } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import { capacityOf } from '../actors/capacity.graphql.js';
import { actorColumn, type StoredActor } from '../actors/stored-actor.js';
import { PreparedReads } from '../database/prepared-reads.js';
import { personOf } from '../references/person.graphql.js';
import type { Evidence } from './evidence.graphql.js';

type EvidenceRow = Omit<Evidence, 'id' | 'uploadedBy' | 'capacity'> & { uploader: StoredActor };

const columns = `e.id as "rowId", e.task_id as "taskId", e.kind, e.title, e.file_name as "fileName",
  e.media_type as "mediaType", e.size::integer as size, e.sha256, e.url as "linkUrl",
  e.effective_on::text as "effectiveOn", e.uploaded_at as "uploadedAt", e.state,
  ${actorColumn('e', 'uploader')} as uploader`;

const from = 'from evidence e join task t on t.id = e.task_id join unit u on u.id = t.unit_id';

const toNode = <R extends EvidenceRow>({ uploader, ...row }: R) => ({
  ...row,
  id: toGlobalId('Evidence', row.rowId),
  uploadedBy: personOf(uploader),
  capacity: capacityOf(uploader),
});

/** Reads evidence of units whose reports the caller may read; what was withdrawn is gone. */
@Injectable()
export class EvidenceQueries {
  constructor(private readonly reads: PreparedReads) {}

  async byIds(access: Access, ids: readonly string[]): Promise<Evidence[]> {
    const { scope, parameters } = readable(access, ids);
    const rows = await this.reads.rows<EvidenceRow>(
      `select ${columns} ${from} where e.id = any($1::uuid[]) and ${scope}`,
      parameters,
    );
    return rows.map(toNode);
  }

  /** Evidence of tasks, the oldest first. */
  async ofTasks(access: Access, taskIds: readonly string[]): Promise<Evidence[]> {
    const { scope, parameters } = readable(access, taskIds);
    const rows = await this.reads.rows<EvidenceRow>(
      `select ${columns} ${from} where e.task_id = any($1::uuid[]) and ${scope}
       order by e.task_id, e.uploaded_at, e.id`,
      parameters,
    );
    return rows.map(toNode);
  }

  /** Evidence that reports name, in their order. */
  async ofReports(
    access: Access,
    reportIds: readonly string[],
  ): Promise<(Evidence & { reportId: string })[]> {
    const { scope, parameters } = readable(access, reportIds);
    const rows = await this.reads.rows<EvidenceRow & { reportId: string }>(
      `select ${columns}, named.report_id as "reportId" ${from}
       join report_evidence named on named.evidence_id = e.id
       where named.report_id = any($1::uuid[]) and ${scope} order by named.report_id, named.position`,
      parameters,
    );
    return rows.map(toNode);
  }
}

function readable(access: Access, ids: readonly string[]): { scope: string; parameters: unknown[] } {
  const parameters: unknown[] = [ids];
  const scope = unitScopeCondition('u', access.scope('report.read'), parameters);
  return { scope: `${scope} and e.state <> 'WITHDRAWN'`, parameters };
}
