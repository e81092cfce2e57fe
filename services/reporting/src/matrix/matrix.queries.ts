import type { UnitScope } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import {
  pastCells,
  pastUnitCells,
  presentCells,
  presentUnitCells,
  type CellSource,
  type Moment,
} from '../rollups/cells.queries.js';
import { summedCells } from '../rollups/rollup-counters.queries.js';
import type { CellSums } from '../summaries/summary.rules.js';
import type { TreeNode } from './matrix-axis.rules.js';
import { occurrence, overdueOccurrence } from './matrix-cell.rules.js';

/** Which part of a tree an axis shows; null leaves it open. */
export interface AxisFilter {
  kind: string | null;
  /** The part of the tree that this node is the top of, itself included. */
  parentId: string | null;
}

/** A provision that a matrix shows or sums up. */
export interface ProvisionNode extends TreeNode {
  shown: boolean;
}

/** Law and cells of a matrix: of the present or of a past moment. */
export interface MatrixSource {
  /** `law` and `cell` for units taken together. */
  together: (unitIds: readonly string[]) => CellSource;
  /** `unit_cell` for each of the units. */
  each: (unitIds: readonly string[]) => CellSource;
}

/** The present as a source. */
export const presentSource = (moment: Moment): MatrixSource => ({
  together: (unitIds) => presentCells([{ unitIds }], moment),
  each: (unitIds) => presentUnitCells(unitIds, moment),
});

/** A past moment as a source. */
export const pastSource = (moment: Moment): MatrixSource => ({
  together: (unitIds) => pastCells([{ unitIds }], [moment]),
  each: (unitIds) => pastUnitCells(unitIds, moment),
});

/** Provisions in order: those under the parent, of an instrument, with those of the kind marked as shown. */
export async function findProvisions(
  manager: EntityManager,
  source: MatrixSource,
  instrumentId: string | null,
  filter: AxisFilter,
): Promise<ProvisionNode[]> {
  const { ctes, parameters } = source.together([]);
  return manager.query<ProvisionNode[]>(
    `with recursive ${ctes}
     select law.id, law.path, $7::text is null or law.kind = $7 as shown
     from law join instrument on instrument.id = law.instrument_id
     where ($5::uuid is null or law.instrument_id = $5)
       and ($6::uuid is null or law.path @> array[$6::uuid])
     order by instrument.code, instrument.id, law.position`,
    [...parameters, instrumentId, filter.parentId, filter.kind],
  );
}

/** Units in scope that exist on the day, in tree order. */
export async function findColumns(
  manager: EntityManager,
  scope: UnitScope,
  filter: AxisFilter,
  today: string,
): Promise<TreeNode[]> {
  const parameters: unknown[] = [filter.kind, filter.parentId, today];
  const inScope = unitScopeCondition('unit', scope, parameters);
  return manager.query<TreeNode[]>(
    `select id, path from unit
     where ${inScope} and ($1::text is null or kind = $1) and ($2::uuid is null or path @> array[$2::uuid])
       and (valid_from is null or valid_from <= $3::date) and (valid_to is null or valid_to > $3::date)
     order by sort_path, code, id`,
    parameters,
  );
}

/**
 * Like `findColumns` in the tree of a past moment; the scope is that of today, since rights are not those of the past.
 */
export async function findPastColumns(
  manager: EntityManager,
  scope: UnitScope,
  filter: AxisFilter,
  moment: Moment,
): Promise<TreeNode[]> {
  const { ctes, parameters } = pastCells([], [moment]);
  parameters.push(filter.kind, filter.parentId);
  const inScope = unitScopeCondition('unit', scope, parameters);
  return manager.query<TreeNode[]>(
    `with recursive ${ctes},
     tree_then as (
       select top.unit_id, array[top.unit_id] as path, array[top.position] as sort_path from unit_then top
       where not exists (select from unit_then parent where parent.unit_id = top.parent_id)
       union all
       select child.unit_id, tree_then.path || child.unit_id, tree_then.sort_path || child.position
       from tree_then join unit_then child on child.parent_id = tree_then.unit_id
     )
     select unit.id, tree_then.path from tree_then join unit_then using (unit_id), moment, unit
     where unit.id = unit_then.unit_id and ${inScope} and ($5::text is null or unit_then.kind = $5)
       and ($6::uuid is null or tree_then.path @> array[$6::uuid])
       and (unit_then.valid_from is null or unit_then.valid_from <= moment.today)
       and (unit_then.valid_to is null or unit_then.valid_to > moment.today)
     order by tree_then.sort_path, unit.code, unit.id`,
    parameters,
  );
}

/**
 * Sums of a column, and its cells packed: uint16 index of the provision, uint32 count, uint8 occurrences; a provision
 * with tasks of several due dates comes several times.
 */
export interface PackedColumn extends CellSums {
  unitId: string;
  cells: Buffer;
}

/**
 * Cells of units × provisions, one row per unit. Packed, since a row per cell would cost many times more to carry
 * and to parse than to compute; not summed per provision, since whoever unpacks them can do so at no extra cost.
 */
export async function readColumns(
  manager: EntityManager,
  source: MatrixSource,
  unitIds: readonly string[],
  provisionIds: readonly string[],
): Promise<PackedColumn[]> {
  const { ctes, parameters } = source.each(unitIds);
  return manager.query<PackedColumn[]>(
    `with recursive ${ctes}
     select unit_id as "unitId", ${summedCells('cell', 'moment.today')}, string_agg(
       int2send((provision.n - 1)::int2) || int4send(${tasks}) || set_byte('\\x00', 0, ${occurrences}), '') as cells
     from moment, unit_cell cell
     join unnest($5::uuid[]) with ordinality as provision (id, n) on provision.id = cell.provision_id
     group by unit_id`,
    [...parameters, provisionIds],
  );
}

/** Sums per provision over units together. @param unitIds disjoint now; those that were not then count once. */
export async function sumByProvision(
  manager: EntityManager,
  source: MatrixSource,
  unitIds: readonly string[],
  provisionIds: readonly string[],
): Promise<(CellSums & { provision: number })[]> {
  const { ctes, parameters } = source.together(unitIds);
  return manager.query<(CellSums & { provision: number })[]>(
    `with recursive ${ctes}
     select provision.n::int - 1 as provision, ${summedCells('cell', 'moment.today')}
     from moment, cell join unnest($5::uuid[]) with ordinality as provision (id, n) on provision.id = cell.provision_id
     group by 1`,
    [...parameters, provisionIds],
  );
}

const open = '(to_do + in_progress + submitted + returned)';
const tasks = `(${open} + accepted)`;

/** What occurs behind a cell; an accepted task shows its result, an open one its status. */
const occurrences = [
  ['to_do + in_progress > 0', occurrence('WAITING')],
  ['submitted > 0', occurrence('IN_REVIEW')],
  ['returned > 0', occurrence('RETURNED')],
  ['compliant > 0', occurrence('COMPLIANT')],
  ['partially_compliant > 0', occurrence('PARTIALLY_COMPLIANT')],
  ['non_compliant > 0', occurrence('NON_COMPLIANT')],
  ['not_applicable > 0', occurrence('NOT_APPLICABLE')],
  [`${open} > 0 and due_on < moment.today`, overdueOccurrence],
]
  .map(([condition, bit]) => `(${condition})::int * ${bit}`)
  .join(' + ');
