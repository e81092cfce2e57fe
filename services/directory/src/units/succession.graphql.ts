import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { OrgUnitKind as Kind } from '@rasad/event-contracts';
import { LocalDate, LocalizedTextInput, OrgUnitKind, UserError } from '@rasad/service-kit';
import { OrgUnit } from './unit.graphql.js';

@InputType()
export class NewOrgUnitInput {
  @Field() code: string;
  @Field(() => OrgUnitKind) kind: Kind;
  @Field(() => ID, { nullable: true, description: 'By default the parent of what it takes over from.' })
  parentId?: string | null;
  @Field(() => LocalizedTextInput) name: LocalizedTextInput;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
}

@InputType({ description: 'A unit that takes over: either one that exists or a new one.' })
export class OrgUnitHeirInput {
  @Field(() => ID, { nullable: true }) unitId?: string | null;
  @Field(() => NewOrgUnitInput, { nullable: true }) new?: NewOrgUnitInput | null;
}

@InputType({
  description: 'A unit that takes over a part of another one: either one that exists or a new one.',
})
export class OrgUnitPartInput extends OrgUnitHeirInput {
  @Field(() => [ID], { nullable: true, description: 'Which children of the split unit come under it.' })
  childIds?: string[] | null;
}

@InputType({ description: 'The units close, all below them comes under the one that takes over.' })
export class MergeOrgUnitsInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => [ID]) unitIds: string[];
  @Field(() => OrgUnitHeirInput) into: OrgUnitHeirInput;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day on which they are one, of the past or to come; by default today.',
  })
  effectiveOn?: string | null;
}

@InputType({ description: 'The unit closes; each of its children comes under one of the parts.' })
export class SplitOrgUnitInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) unitId: string;
  @Field(() => [OrgUnitPartInput], { description: 'Two or more.' }) parts: OrgUnitPartInput[];
  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day on which it is split, of the past or to come; by default today.',
  })
  effectiveOn?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
}

@ObjectType({ isAbstract: true })
abstract class SuccessionPayload {
  @Field(() => [OrgUnit], { description: 'The units that take over, as they stand today.' }) heirs: OrgUnit[];
  @Field(() => [OrgUnit], { description: 'The units that close, as they stand today.' }) closed: OrgUnit[];
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class MergeOrgUnitsPayload extends SuccessionPayload {}
@ObjectType()
export class SplitOrgUnitPayload extends SuccessionPayload {}
