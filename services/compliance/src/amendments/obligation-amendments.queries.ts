import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PreparedReads } from '../database/prepared-reads.js';
import type { ObligationAmendment } from './amendment.graphql.js';

/** Reads what amendments did to obligations. */
@Injectable()
export class ObligationAmendmentsQueries {
  constructor(private readonly reads: PreparedReads) {}

  /** Amendments of obligations, the oldest first. */
  ofObligations(obligationIds: readonly string[]): Promise<ObligationAmendment[]> {
    return this.reads.rows<ObligationAmendment>(
      `select obligation_id as "obligationId", expression_id as "expressionId", provision_id as "provisionId",
         change as touch, amended_at as "amendedAt", takes_effect_on::text as "takesEffectOn",
         confirmed_at as "confirmedAt"
       from obligation_amendment where obligation_id = any($1::uuid[]) order by obligation_id, id`,
      [obligationIds],
    );
  }
}

/** Holds an obligation until the transaction ends. @returns its instrument's row id; null where there is none. */
export async function lockObligation(tx: EntityManager, id: string): Promise<string | null> {
  const [row] = await tx.query<{ instrumentId: string }[]>(
    'select instrument_id as "instrumentId" from obligation where id = $1 for no key update',
    [id],
  );
  return row?.instrumentId ?? null;
}

/** Confirms all amendments of an obligation that are not confirmed yet. @returns row ids of their expressions. */
export async function confirmAmendments(
  tx: EntityManager,
  obligationId: string,
  by: object,
  at: Date,
): Promise<string[]> {
  const [rows] = await tx.query<[{ expressionId: string }[], number]>(
    `update obligation_amendment set confirmed_at = $2, confirmed_by = $3::jsonb
     where obligation_id = $1 and confirmed_at is null returning expression_id as "expressionId"`,
    [obligationId, at, by],
  );
  return [...new Set(rows.map(({ expressionId }) => expressionId))];
}
