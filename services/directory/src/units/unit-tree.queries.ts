import { ErrorCode, refuse } from '@rasad/service-kit';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
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

/** Whether a unit has or had the code; codes are never given twice. */
export function isCodeTaken(tx: EntityManager, code: string): Promise<boolean> {
  return tx.existsBy(UnitEntity, { code });
}

/** The position after every child that a parent has, had or will have; null is the top of the tree. */
export async function nextPosition(tx: EntityManager, parentId: string | null): Promise<number> {
  // An index serves each of the two conditions, none serves "is not distinct from".
  const isChild = parentId === null ? 'parent_id is null and $1::uuid is null' : 'parent_id = $1::uuid';
  const [row] = await tx.query<{ position: number }[]>(
    `select greatest((select max(position) from unit where ${isChild}),
       (select max(position) from unit_state where ${isChild}), 0) + 1 as position`,
    [parentId],
  );
  return row?.position ?? 1;
}

/** Lets the paths of all below a unit follow it to its new place. @param levels that its path had before. */
export async function carryPathsBelow(tx: EntityManager, unit: Unit, levels: number): Promise<void> {
  await tx.query(
    `update unit set path = $2::uuid[] || path[$4:], sort_path = $3::integer[] || sort_path[$4:]
     where path @> array[$1::uuid] and id <> $1`,
    [unit.id, unit.path, unit.sortPath, levels + 1],
  );
}

/** Whether another unit has a unit's place among its siblings. */
export async function isPlaceTaken(
  tx: EntityManager,
  { id, parentId, position }: Pick<Unit, 'id' | 'parentId' | 'position'>,
): Promise<boolean> {
  const parent = parentId === null ? IsNull() : parentId;
  return tx.existsBy(UnitEntity, { id: Not(id), parentId: parent, position });
}

/** Codes of all units that there are or were. */
export async function findUnitCodes(manager: EntityManager): Promise<string[]> {
  const units = await manager.find(UnitEntity, { select: { code: true } });
  return units.map(({ code }) => code);
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
