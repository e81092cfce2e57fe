import type { EntityManager } from 'typeorm';

/** Whether a person holds, or stands in for the holder of, a post in a unit or below it on a day. */
export async function holdsPostBelow(
  tx: EntityManager,
  personId: string,
  unitId: string,
  today: string,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `select from appointment a join post p on p.id = a.position_id join unit u on u.id = p.unit_id
     where a.person_id = $1 and u.path @> array[$2::uuid]
       and coalesce(p.valid_from <= $3::date, true) and coalesce($3::date < p.valid_to, true)
       and coalesce(a.valid_from <= $3::date, true) and coalesce($3::date < a.valid_to, true)
     limit 1`,
    [personId, unitId, today],
  );
  return rows.length > 0;
}
