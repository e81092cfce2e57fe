import type { PathChange } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { removesTasks, type CellDelta } from './cell-deltas.rules.js';
import { counterColumns, counterType, emptyCell, summedContributions } from './rollup-counters.queries.js';
import { counters } from './task-fact.rules.js';

const addToCells = `on conflict (unit_id, provision_id, due_on) do update set ${counters
  .map((counter) => `${counter} = rollup.${counter} + excluded.${counter}`)
  .join(', ')}`;

const amountArrays = counters.map((counter, index) => `$${index + 4}::${counterType(counter)}[]`).join(', ');

/** Adds deltas to their cells, in the given order, and removes the cells that they leave empty. */
export async function addToRollup(tx: EntityManager, deltas: readonly CellDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  await tx.query(
    `insert into rollup (unit_id, provision_id, due_on, ${counterColumns})
     select * from unnest($1::uuid[], $2::uuid[], $3::date[], ${amountArrays}) ${addToCells}`,
    [
      deltas.map((delta) => delta.unitId),
      deltas.map((delta) => delta.provisionId),
      deltas.map((delta) => delta.dueOn),
      ...counters.map((_, index) => deltas.map((delta) => delta.amounts[index])),
    ],
  );
  await removeEmpty(tx, deltas.filter(removesTasks));
}

async function removeEmpty(tx: EntityManager, cells: readonly CellDelta[]): Promise<void> {
  if (cells.length === 0) return;
  await tx.query(
    `delete from rollup using unnest($1::uuid[], $2::uuid[], $3::date[]) as cell (unit_id, provision_id, due_on)
     where rollup.unit_id = cell.unit_id and rollup.provision_id = cell.provision_id
       and rollup.due_on = cell.due_on and ${emptyCell('rollup')}`,
    [
      cells.map((cell) => cell.unitId),
      cells.map((cell) => cell.provisionId),
      cells.map((cell) => cell.dueOn),
    ],
  );
}

/**
 * Carries the tasks of moved units from their former ancestors to the new ones. A unit that arrives after its tasks
 * already has its own cells: until then it counted as a root.
 */
export async function moveInRollup(tx: EntityManager, changes: readonly PathChange[]): Promise<void> {
  const steps = changes.flatMap(({ unitId, oldPath, newPath }) => {
    const before = oldPath ?? [unitId];
    return [
      ...before.filter((id) => !newPath.includes(id)).map((ancestorId) => ({ unitId, ancestorId, sign: -1 })),
      ...newPath.filter((id) => !before.includes(id)).map((ancestorId) => ({ unitId, ancestorId, sign: 1 })),
    ];
  });
  if (steps.length === 0) return;
  await tx.query(
    `insert into rollup (unit_id, provision_id, due_on, ${counterColumns})
     select step.ancestor_id, fact.provision_id, fact.due_on, ${summedContributions('fact', 'step.sign')}
     from unnest($1::uuid[], $2::uuid[], $3::int[]) as step (unit_id, ancestor_id, sign)
     join task_fact fact on fact.unit_id = step.unit_id and fact.status <> 'CANCELLED'
     group by 1, 2, 3 order by 1, 2, 3 ${addToCells}`,
    [steps.map((step) => step.unitId), steps.map((step) => step.ancestorId), steps.map((step) => step.sign)],
  );
  const left = [...new Set(steps.filter((step) => step.sign < 0).map((step) => step.ancestorId))];
  await tx.query(`delete from rollup where unit_id = any($1::uuid[]) and ${emptyCell('rollup')}`, [left]);
}
