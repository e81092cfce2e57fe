import { Field, ObjectType } from '@nestjs/graphql';
import { Role, toGlobalId } from '@rasad/service-kit';
import { OrgUnit, orgUnitOf } from '../references/org-unit.graphql.js';
import { Person, personOf } from '../references/person.graphql.js';
import { Position } from '../references/position.graphql.js';
import type { StoredActor } from './stored-actor.js';

@ObjectType({ description: 'The capacity in which somebody acted.' })
export class Capacity {
  @Field(() => Role, { nullable: true, description: 'Null where the platform itself acted.' })
  role: keyof typeof Role | null;
  @Field(() => OrgUnit, {
    nullable: true,
    description: 'The unit that the role was held over; null for the whole organisation.',
  })
  unit: OrgUnit | null;
  @Field(() => Position, {
    nullable: true,
    description: 'The post in which they acted, where they held one.',
  })
  position: Position | null;
  @Field({ description: 'Whether they stood in for the holder of the post.' }) acting: boolean;
  @Field(() => Person, { nullable: true, description: 'Whose right it was, where it was delegated.' })
  onBehalfOf: Person | null;
}

/** The capacity of an actor, for the graph. */
export function capacityOf({ role, unitId, position, onBehalfOf }: StoredActor): Capacity {
  return {
    role,
    unit: unitId === null ? null : orgUnitOf(unitId),
    position: position ? { id: toGlobalId('Position', position.id) } : null,
    acting: position?.acting ?? false,
    onBehalfOf: onBehalfOf == null ? null : personOf({ kind: 'PERSON', id: onBehalfOf }),
  };
}
