import type { EntityManager } from 'typeorm';
import type { DerivedUnit } from './assignment.rules.js';

const columns = `u.id, u.code, u.kind, u.name, u.tags, u.valid_from::text as "validFrom", u.valid_to::text as "validTo",
  u.successor_ids as "successorIds",
  array(select step.code from unnest(u.path) with ordinality as above (id, place)
    join unit step on step.id = above.id order by above.place) as lineage`;

/** Changes whenever any unit does: units are never removed and their versions only grow. */
export async function readTreeVersion(tx: EntityManager): Promise<string> {
  const [row] = await tx.query<{ version: string }[]>(
    `select count(*) || ':' || coalesce(sum(version), 0) as version from unit`,
  );
  return row?.version ?? '';
}

/** All units as the derivation sees them. */
export function readAllUnits(tx: EntityManager): Promise<DerivedUnit[]> {
  return tx.query<DerivedUnit[]>(`select ${columns} from unit u order by u.sort_path, u.id`);
}

/** Units with all whom they succeed, and all who succeed them or these. */
export function readUnitsWithKin(tx: EntityManager, unitIds: readonly string[]): Promise<DerivedUnit[]> {
  return tx.query<DerivedUnit[]>(
    `with recursive kin (id) as (
       select unnest($1::uuid[])
       union
       select kindred.id from kin
         join unit known on known.id = kin.id
         join unit kindred on kindred.id = any(known.successor_ids) or kindred.successor_ids @> array[kin.id]
     )
     select ${columns} from unit u where u.id in (select id from kin) order by u.sort_path, u.id`,
    [unitIds],
  );
}
