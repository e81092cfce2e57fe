import { ArgsType, Directive, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Role as RoleName } from '@rasad/event-contracts';
import {
  connectionType,
  DateTime,
  LocalDate,
  Node,
  PageArgs,
  Role,
  toGlobalId,
  UserError,
} from '@rasad/service-kit';
import type { Grant as GrantRow } from './grant.rules.js';

@ObjectType({
  implements: () => [Node],
  description: 'A role of a person or service account over a unit and all below it, for a time.',
})
@Directive('@key(fields: "id")')
export class Grant implements Node {
  id: string;
  @Field(() => Role) role: RoleName;
  @Field(() => LocalDate, { nullable: true }) validFrom: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer holds.' })
  validTo: string | null;
  @Field(() => DateTime, { nullable: true }) revokedAt: string | null;
  /** The stored grant, for the fields that are resolved from it. */
  row: GrantRow;
}

/** A stored grant as the graph shows it. */
export function toGrant(row: GrantRow): Grant {
  const { role, validFrom, validTo, revokedAt } = row;
  return { id: toGlobalId('Grant', row.id), role, validFrom, validTo, revokedAt, row };
}

@ObjectType({ description: 'A page of grants.' })
export class GrantConnection extends connectionType('Grant', () => Grant) {}

@InputType({ description: 'Which grants a list holds; what is left out does not restrict it.' })
export class GrantFilter {
  @Field(() => ID, { nullable: true, description: 'Grants over this unit.' }) unitId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'With the unit, those over all below it.' })
  unitSubtree?: boolean | null;
  @Field(() => ID, { nullable: true, description: 'Grants of this person or service account.' })
  holderId?: string | null;
  @Field(() => [Role], { nullable: true }) role?: RoleName[] | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Grants that held at the end of this day, as they were known then.',
  })
  asOf?: string | null;
}

@ArgsType()
export class GrantsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Grants over exactly this unit.' })
  unitId?: string | null;
  @Field(() => GrantFilter, { nullable: true }) filter?: GrantFilter | null;
}

@InputType()
export class GrantRoleInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID, { description: 'A person or a service account.' }) personId: string;
  @Field(() => Role) role: RoleName;
  @Field(() => ID, { nullable: true, description: 'Unit that is covered with all below it.' })
  scopeUnitId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True instead of a scope unit: every unit, whatever its root.',
  })
  wholeOrganisation?: boolean | null;
  @Field(() => LocalDate, { nullable: true }) validFrom?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer holds.' })
  validTo?: string | null;
  @Field(() => String, { nullable: true, description: 'Why, for whoever asks later.' }) reason?:
    string | null;
}

@InputType()
export class RevokeRoleInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) grantId: string;
  @Field(() => String, { nullable: true, description: 'Why, for whoever asks later.' }) reason?:
    string | null;
}

@ObjectType()
export class GrantRolePayload {
  @Field(() => Grant, { nullable: true }) grant: Grant | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class RevokeRolePayload {
  @Field(() => Grant, { nullable: true }) grant: Grant | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
