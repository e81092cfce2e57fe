import type { UnitScope } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { currentLaw } from '../rollups/cells.queries.js';

/** Units below these, in scope, that exist on the day and have tasks of their own, in tree order. */
export async function findBearers(
  manager: EntityManager,
  scope: UnitScope,
  unitIds: readonly string[],
  today: string,
): Promise<string[]> {
  const parameters: unknown[] = [unitIds, today];
  const inScope = unitScopeCondition('unit', scope, parameters);
  const rows = await manager.query<{ id: string }[]>(
    `select unit.id from unit
     where unit.path[1:cardinality(unit.path) - 1] && $1::uuid[] and ${inScope}
       and (valid_from is null or valid_from <= $2::date) and (valid_to is null or valid_to > $2::date)
       and exists (select from task_fact where task_fact.unit_id = unit.id and status <> 'CANCELLED')
     order by unit.sort_path, unit.code, unit.id`,
    parameters,
  );
  return rows.map((row) => row.id);
}

/** Provisions of the current law from which tasks of these units, or of units below them, were drawn, in order. */
export async function findDrawnFrom(manager: EntityManager, unitIds: readonly string[]): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `with ${currentLaw}
     select law.id from law join instrument on instrument.id = law.instrument_id
     where exists (select from rollup where rollup.unit_id = any($1::uuid[]) and rollup.provision_id = law.id)
     order by instrument.code, instrument.id, law.position`,
    [unitIds],
  );
  return rows.map((row) => row.id);
}
