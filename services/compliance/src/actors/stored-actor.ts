import type { Actor, Role } from '@rasad/event-contracts';

/** Who acted and in which capacity, as the rows of an act keep it. */
export interface StoredActor {
  kind: string;
  id: string;
  role: Role | null;
  unitId: string | null;
  position?: Actor['position'] | null;
  onBehalfOf?: string | null;
}

/** The columns of an actor in an entity, by their common prefix. */
export type ActorFields<P extends string> = Record<`${P}Id` | `${P}Kind`, string> &
  Record<`${P}Role`, Role | null> &
  Record<`${P}UnitId` | `${P}OnBehalfOf`, string | null> &
  Record<`${P}Position`, StoredPosition>;

/** The post in which somebody acted, as a column keeps it. */
export type StoredPosition = Actor['position'] | null;

/** An actor as the columns of an entity. */
export function actorFields<P extends string>(prefix: P, actor: Actor): ActorFields<P> {
  return {
    [`${prefix}Id`]: actor.id,
    [`${prefix}Kind`]: actor.kind,
    [`${prefix}Role`]: actor.role,
    [`${prefix}UnitId`]: actor.unitId,
    [`${prefix}Position`]: actor.position ?? null,
    [`${prefix}OnBehalfOf`]: actor.onBehalfOf ?? null,
  } as ActorFields<P>;
}

/** The expression that gives a StoredActor out of the columns of a table with a common prefix. */
export function actorColumn(alias: string, prefix: string): string {
  const at = `${alias}.${prefix}`;
  return `json_build_object('kind', ${at}_kind, 'id', ${at}_id, 'role', ${at}_role, 'unitId', ${at}_unit_id,
    'position', ${at}_position, 'onBehalfOf', ${at}_on_behalf_of)`;
}
