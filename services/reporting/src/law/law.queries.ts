import type { InstrumentProvisionsLoadedV1, InstrumentPublishedV1, PayloadOf } from '@rasad/event-contracts';
import type { EntityManager } from 'typeorm';

type Instrument = PayloadOf<typeof InstrumentPublishedV1>['instrument'];
type Provision = PayloadOf<typeof InstrumentProvisionsLoadedV1>['provisions'][number];

/** Stores an instrument and that an expression of it became the current one. */
export async function storePublication(
  tx: EntityManager,
  instrument: Instrument,
  publication: { version: number; expressionId: string; publishedAt: string },
): Promise<void> {
  await tx.query(
    'insert into instrument (id, code) values ($1, $2) on conflict (id) do update set code = excluded.code',
    [instrument.id, instrument.code],
  );
  await tx.query(
    `insert into publication (instrument_id, version, expression_id, published_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [instrument.id, publication.version, publication.expressionId, publication.publishedAt],
  );
}

/** Takes provisions out of an expression that it no longer has as law. */
export async function removeProvisions(
  tx: EntityManager,
  expressionId: string,
  provisionIds: readonly string[],
): Promise<void> {
  await tx.query('delete from provision where expression_id = $1 and id = any($2::uuid[])', [
    expressionId,
    provisionIds,
  ]);
}

/** Stores a batch of an expression's provisions; `placeProvisions` has to follow. */
export async function storeProvisions(
  tx: EntityManager,
  expressionId: string,
  instrumentId: string,
  provisions: readonly Provision[],
): Promise<void> {
  await tx.query(
    `insert into provision (expression_id, instrument_id, id, e_id, kind, parent_id, position, path)
     select $1, $2, row.id, row.e_id, row.kind, row.parent_id, row.position, array[row.id]
     from unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::int[])
       as row (id, e_id, kind, parent_id, position)
     on conflict (expression_id, id) do update set e_id = excluded.e_id, kind = excluded.kind,
       parent_id = excluded.parent_id, position = excluded.position`,
    [
      expressionId,
      instrumentId,
      provisions.map((provision) => provision.id),
      provisions.map((provision) => provision.eId),
      provisions.map((provision) => provision.kind),
      provisions.map((provision) => provision.parentId),
      provisions.map((provision) => provision.position),
    ],
  );
}

/** Computes the paths of an expression's provisions from their parents; a law is small enough to do all of it. */
export async function placeProvisions(tx: EntityManager, expressionId: string): Promise<void> {
  await tx.query(
    `with recursive placed as (
       select top.id, array[top.id] as path from provision top
       where top.expression_id = $1 and not exists (
         select from provision parent where parent.expression_id = $1 and parent.id = top.parent_id)
       union all
       select child.id, placed.path || child.id
       from provision child join placed on child.parent_id = placed.id
       where child.expression_id = $1
     )
     update provision set path = placed.path from placed
     where provision.expression_id = $1 and provision.id = placed.id and provision.path <> placed.path`,
    [expressionId],
  );
}
