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

@ArgsType()
export class GrantsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Grants over exactly this unit.' })
  unitId?: string | null;
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
}

@InputType()
export class RevokeRoleInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) grantId: string;
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
