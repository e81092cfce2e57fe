import { Injectable } from '@nestjs/common';
import { GrantGrantedV1, GrantRevokedV1, type Actor } from '@rasad/event-contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { instantSql } from '../instant-column.js';

/** Who gave a grant or took it back, when, in which capacity and why. */
export interface GrantAct {
  /** UTC instant, ISO 8601. */
  at: string;
  actor: Actor;
  reason: string | null;
}

/** What the log tells of a grant; null for what did not happen. */
export interface GrantRecord {
  given: GrantAct | null;
  revoked: GrantAct | null;
}

interface RecordedAct extends GrantAct {
  grantId: string;
  type: string;
}

/** Reads who did what to grants from the service's own events, which nobody can change. */
@Injectable()
export class GrantRecordQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Records of grants by their row ids, in the order asked for. */
  async of(grantIds: readonly string[]): Promise<GrantRecord[]> {
    const acts = await this.dataSource.query<RecordedAct[]>(
      `select aggregate_id as "grantId", type, ${instantSql('occurred_at')} as at, actor, payload->>'reason' as reason
       from event where aggregate_id = any($1::uuid[]) and type = any($2::text[])`,
      [[...grantIds], [GrantGrantedV1.type, GrantRevokedV1.type]],
    );
    const find = (id: string, type: string) =>
      acts.find((act) => act.grantId === id && act.type === type) ?? null;
    return grantIds.map((id) => ({
      given: find(id, GrantGrantedV1.type),
      revoked: find(id, GrantRevokedV1.type),
    }));
  }
}

/** Row id of the account that gave a grant, inside a change; null where the platform did. */
export async function findGiverId(tx: EntityManager, grantId: string): Promise<string | null> {
  const [row] = await tx.query<{ actor: Actor }[]>(
    'select actor from event where aggregate_id = $1 and type = $2',
    [grantId, GrantGrantedV1.type],
  );
  return row && row.actor.kind !== 'SYSTEM' ? row.actor.id : null;
}
