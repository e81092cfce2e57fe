import { ErrorCode, refuse } from '@rasad/service-kit';
import { ArrayContains, In, IsNull, Not, type EntityManager } from 'typeorm';
import { UnitEntity } from './unit.entity.js';
import type { Unit } from './unit.rules.js';

/** Postgres takes 65,535 parameters a statement. */
const rowsPerStatement = 2_000;

/** A unit by its row id, inside a change. @param field where the id stands in the arguments. */
export async function loadUnit(tx: EntityManager, id: string, field: string): Promise<Unit> {
  const unit = await tx.findOneBy(UnitEntity, { id });
  return unit ?? refuse(ErrorCode.NOT_FOUND, field, 'notFound');
}

/** Units by their row ids, inside a change. */
export function findUnits(tx: EntityManager, ids: readonly string[]): Promise<Unit[]> {
  return tx.findBy(UnitEntity, { id: In([...ids]) });
}

/** Units by their row ids with all above them, inside a change. */
export async function findAncestry(tx: EntityManager, ids: readonly string[]): Promise<Unit[]> {
  const units = await findUnits(tx, ids);
  return findUnits(
    tx,
    units.flatMap((unit) => unit.path),
  );
}

/** A unit and all below it, parents before their children. */
export async function loadSubtree(tx: EntityManager, unitId: string): Promise<Unit[]> {
  const units = await tx.findBy(UnitEntity, { path: ArrayContains([unitId]) });
  return units.sort((a, b) => a.path.length - b.path.length);
}

/** Whether a unit has or had the code; codes are never given twice. */
export function isCodeTaken(tx: EntityManager, code: string): Promise<boolean> {
  return tx.existsBy(UnitEntity, { code });
}

/** The position after every child that a parent has, had or will have; null is the top of the tree. */
export async function nextPosition(tx: EntityManager, parentId: string | null): Promise<number> {
  const [row] = await tx.query<{ position: number }[]>(
    `select coalesce(max(position), 0) + 1 as position from (
       select position from unit where parent_id is not distinct from $1::uuid
       union all
       select position from unit_state where parent_id is not distinct from $1::uuid) as siblings`,
    [parentId],
  );
  return row?.position ?? 1;
}

/** Whether another unit has a unit's place among its siblings. */
export async function isPlaceTaken(
  tx: EntityManager,
  { id, parentId, position }: Pick<Unit, 'id' | 'parentId' | 'position'>,
): Promise<boolean> {
  const parent = parentId === null ? IsNull() : parentId;
  return tx.existsBy(UnitEntity, { id: Not(id), parentId: parent, position });
}

/** Codes of the units on a path, in its order. */
export async function findCodePath(tx: EntityManager, path: readonly string[]): Promise<string[]> {
  const units = await tx.find(UnitEntity, { select: { id: true, code: true }, where: { id: In([...path]) } });
  const codes = new Map(units.map((unit) => [unit.id, unit.code]));
  return path.flatMap((id) => codes.get(id) ?? []);
}

/** Stores units, new or changed, with as few statements as they take. */
export async function saveUnits(tx: EntityManager, units: readonly Unit[]): Promise<void> {
  for (let start = 0; start < units.length; start += rowsPerStatement) {
    await tx.upsert(UnitEntity, units.slice(start, start + rowsPerStatement), ['id']);
  }
}
