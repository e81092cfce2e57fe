import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { OrgUnitKind as Kind } from '@rasad/event-contracts';
import { LocalDate, LocalizedTextInput, OrgUnitKind, UserError } from '@rasad/service-kit';
import { OrgUnit } from './unit.graphql.js';

@InputType()
export class CreateOrgUnitInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field() code: string;
  @Field(() => OrgUnitKind) kind: Kind;
  @Field(() => ID, { nullable: true, description: 'Null for a root.' }) parentId?: string | null;
  @Field(() => LocalizedTextInput) name: LocalizedTextInput;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day; by default today.' })
  validFrom?: string | null;
}

/** What every dated change of one unit is given. */
@InputType({ isAbstract: true })
abstract class DatedUnitInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) unitId: string;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'First day on which it is so, of the past or to come; by default today. What is to come takes effect on its day.',
  })
  effectiveOn?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
}

@InputType()
export class RenameOrgUnitInput extends DatedUnitInput {
  @Field(() => LocalizedTextInput) name: LocalizedTextInput;
}

@InputType({ description: 'What is left out stays as it is.' })
export class RetagOrgUnitInput extends DatedUnitInput {
  @Field(() => OrgUnitKind, { nullable: true }) kind?: Kind | null;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
}

@InputType()
export class MoveOrgUnitInput extends DatedUnitInput {
  @Field(() => ID) parentId: string;
}

@InputType({ description: 'From the given day on the unit no longer exists.' })
export class CloseOrgUnitInput extends DatedUnitInput {
  @Field(() => [ID], { nullable: true, description: 'Units that take over its duties; by default none.' })
  successorIds?: string[] | null;
}

/** What every change of one unit answers: the unit as it stands today. */
@ObjectType({ isAbstract: true })
abstract class UnitPayload {
  @Field(() => OrgUnit, { nullable: true }) unit: OrgUnit | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class CreateOrgUnitPayload extends UnitPayload {}
@ObjectType()
export class RenameOrgUnitPayload extends UnitPayload {}
@ObjectType()
export class RetagOrgUnitPayload extends UnitPayload {}
@ObjectType()
export class MoveOrgUnitPayload extends UnitPayload {}
@ObjectType()
export class CloseOrgUnitPayload extends UnitPayload {}
