import { Field, ObjectType } from '@nestjs/graphql';
import { Role } from '@rasad/service-kit';
import { OrgUnit, orgUnitOf } from '../references/org-unit.graphql.js';
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
}

/** The capacity of an actor, for the graph. */
export function capacityOf({ role, unitId }: StoredActor): Capacity {
  return { role, unit: unitId === null ? null : orgUnitOf(unitId) };
}
