import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type {
  BodyKind as Kind,
  LocalizedText,
  MeetingPeriod as Period,
  OrgUnitKind as UnitKind,
  PositionKind as PostKind,
  SeatRole as RoleOfSeat,
} from '@rasad/event-contracts';
import type { BodyRule as Rule } from '@rasad/import-formats';
import { BodyKind, MeetingPeriod, OrgUnitKind, PositionKind, SeatRole } from '@rasad/service-kit';

export enum SeatPlace {
  SCOPE_UNIT = 'SCOPE_UNIT',
  SUBTREE = 'SUBTREE',
  ANCESTOR = 'ANCESTOR',
  UNIT = 'UNIT',
}
registerEnumType(SeatPlace, {
  name: 'SeatPlace',
  description: 'Where the post of a seat is looked for.',
  valuesMap: {
    SCOPE_UNIT: { description: 'In the unit of the body.' },
    SUBTREE: { description: 'There and below.' },
    ANCESTOR: { description: 'In the nearest unit above it that has such a post.' },
    UNIT: { description: 'In a unit that is named.' },
  },
});

export enum QuorumKind {
  MEMBERS = 'MEMBERS',
  SHARE = 'SHARE',
}
registerEnumType(QuorumKind, {
  name: 'QuorumKind',
  description: 'Whether a quorum is a number of members or a share of those who have a vote.',
});

@ObjectType({ description: 'Units that satisfy every list that is not empty.' })
export class UnitCondition {
  @Field(() => [OrgUnitKind]) kinds: UnitKind[];
  @Field(() => [String]) tags: string[];
  @Field(() => [String], { description: 'Codes of the units themselves.' }) codes: string[];
  @Field(() => [String], { description: 'Codes of units with all below them.' }) within: string[];
}

@ObjectType({ description: 'Posts that satisfy every list that is not empty, in a place.' })
export class SeatPosition {
  @Field(() => [PositionKind]) kinds: PostKind[];
  @Field(() => [OrgUnitKind]) unitKinds: UnitKind[];
  @Field(() => [String]) unitTags: string[];
  @Field(() => SeatPlace) place: Rule['seats'][number]['position']['place'];
  @Field(() => String, { nullable: true, description: 'Code of the unit that is named.' }) unit:
    string | null;
}

@ObjectType({ description: 'A seat as a charter describes it.' })
export class SeatRule {
  @Field() code: string;
  @Field(() => SeatRole) role: RoleOfSeat;
  @Field(() => SeatPosition) position: SeatPosition;
  @Field(() => Int, { description: 'How many such seats there are at most.' }) seats: number;
  @Field({ description: 'Whether all of them are there even where the organisation has no such post.' })
  required: boolean;
  @Field() voting: boolean;
}

@ObjectType({ description: 'How many must be there for a body to decide.' })
export class QuorumRule {
  @Field(() => QuorumKind) kind: 'MEMBERS' | 'SHARE';
  @Field(() => Int, { nullable: true }) members: number | null;
  @Field(() => Int, { nullable: true }) numerator: number | null;
  @Field(() => Int, { nullable: true }) denominator: number | null;
  @Field({ description: 'Whether exactly the share is not enough.' }) moreThan: boolean;
}

@ObjectType({ description: 'How often a body meets, in the Jalali calendar.' })
export class MeetingRule {
  @Field(() => MeetingPeriod) period: Period;
  @Field(() => Int, { description: 'How often in each period.' }) times: number;
}

@ObjectType({ description: 'A provision with which a body is charged.' })
export class ChargedProvision {
  @Field({ description: 'Code of the instrument.' }) instrument: string;
  @Field() eId: string;
}

@ObjectType({ description: 'A body as a clause of a charter describes it.' })
export class BodyRule {
  @Field({ description: 'Names it in its charter, the same in all versions.' }) code: string;
  @Field(() => BodyKind) kind: Kind;
  @Field(() => [UnitCondition], { description: 'There is one in every unit that any of these matches.' })
  where: UnitCondition[];
  @Field(() => [UnitCondition]) exclusions: UnitCondition[];
  @Field(() => [SeatRule]) seats: SeatRule[];
  @Field(() => QuorumRule) quorum: QuorumRule;
  @Field(() => MeetingRule, { nullable: true }) meetings: MeetingRule | null;
  @Field(() => [ChargedProvision]) chargedProvisions: ChargedProvision[];
  /** The pattern of the name, for the field that is resolved from it. */
  pattern: LocalizedText;
}

/** A stored rule as the graph shows it. */
export function toBodyRule({ name, charges, quorum, ...rule }: Rule): BodyRule {
  return { ...rule, pattern: name, quorum: toQuorumRule(quorum), chargedProvisions: charges };
}

function toQuorumRule(quorum: Rule['quorum']): QuorumRule {
  const none = { members: null, numerator: null, denominator: null, moreThan: false };
  return { ...none, ...quorum };
}
