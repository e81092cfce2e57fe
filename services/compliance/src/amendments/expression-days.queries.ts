import type { EntityManager } from 'typeorm';

/** Codes of instruments with an expression that has taken effect by a day and is newer than the current one. */
export async function findInstrumentsInWaiting(tx: EntityManager, today: string): Promise<string[]> {
  const rows = await tx.query<{ code: string }[]>(
    `select i.code from instrument i left join expression current on current.id = i.current_expression_id
     where exists (select from expression e where e.instrument_id = i.id and e.effective_on <= $1::date
       and (current.id is null or current.effective_on is null or e.effective_on > current.effective_on))
     order by i.code`,
    [today],
  );
  return rows.map(({ code }) => code);
}
