import { Directive, Field, Float, HideField, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { LocalizedText } from '@rasad/event-contracts';
import {
  AssignmentRole,
  connectionType,
  EvidenceKind,
  LocalDate,
  Node,
  OrgUnitKind,
  UserError,
} from '@rasad/service-kit';
import { LawChange } from '../instruments/instrument.graphql.js';

/** How often an obligation falls due. */
export enum Cadence {
  ONCE = 'ONCE',
  PERIODIC = 'PERIODIC',
  CONTINUOUS = 'CONTINUOUS',
  PER_EVENT = 'PER_EVENT',
}
registerEnumType(Cadence, {
  name: 'Cadence',
  description: 'How often an obligation falls due.',
  valuesMap: {
    CONTINUOUS: { description: 'Holds always and is reviewed every period.' },
    PER_EVENT: { description: 'Arises with events; one standing task gathers those of a period.' },
  },
});

/** Length of a period in the Jalali calendar. */
export enum Period {
  MONTHLY = 'MONTHLY',
  QUARTERLY = 'QUARTERLY',
  HALF_YEARLY = 'HALF_YEARLY',
  YEARLY = 'YEARLY',
}
registerEnumType(Period, { name: 'Period', description: 'Length of a period in the Jalali calendar.' });

/** The day from which a deadline counts. */
export enum DeadlineAnchor {
  ADOPTION = 'ADOPTION',
  NOTIFICATION = 'NOTIFICATION',
  ENTRY_INTO_FORCE = 'ENTRY_INTO_FORCE',
  GAZETTE = 'GAZETTE',
  PERIOD_END = 'PERIOD_END',
  YEAR_DAY = 'YEAR_DAY',
  FIXED_DATE = 'FIXED_DATE',
}
registerEnumType(DeadlineAnchor, {
  name: 'DeadlineAnchor',
  description: 'The day a deadline counts from.',
  valuesMap: {
    ENTRY_INTO_FORCE: {
      description: 'Where the text does not state it: 15 days after the gazette (Civil Code, art. 2).',
    },
    YEAR_DAY: { description: 'A fixed day of the Jalali year, for the period YEARLY.' },
    FIXED_DATE: { description: 'A date that is known by itself, such as the end of a programme.' },
  },
});

/** The unit in which a deadline counts. */
export enum DeadlineUnit {
  DAYS = 'DAYS',
  WEEKS = 'WEEKS',
  MONTHS = 'MONTHS',
  YEARS = 'YEARS',
}
registerEnumType(DeadlineUnit, { name: 'DeadlineUnit', description: 'Months and years are Jalali.' });

/** What a month of a deadline is. */
export enum MonthLength {
  CALENDAR = 'CALENDAR',
  THIRTY_DAYS = 'THIRTY_DAYS',
}
registerEnumType(MonthLength, {
  name: 'MonthLength',
  description: 'What a month of a deadline is.',
  valuesMap: {
    THIRTY_DAYS: {
      description: '30 days, of which twelve make a year (Civil Procedure Code, art. 443).',
    },
  },
});

@ObjectType({ description: 'Units that match every list that is not empty.' })
export class ApplicabilityClause {
  @Field(() => AssignmentRole) role: keyof typeof AssignmentRole;
  @Field(() => [OrgUnitKind]) kinds: (keyof typeof OrgUnitKind)[];
  @Field(() => [String]) tags: string[];
  @Field(() => [String], { description: 'Codes of units.' }) codes: string[];
  @Field(() => [String], { description: 'Codes of units that match with everything below them.' })
  within: string[];
}

@ObjectType({ description: 'Units that match every list that is not empty are left out.' })
export class ExclusionClause {
  @Field(() => [OrgUnitKind]) kinds: (keyof typeof OrgUnitKind)[];
  @Field(() => [String]) tags: string[];
  @Field(() => [String], { description: 'Codes of units.' }) codes: string[];
  @Field(() => [String], { description: 'Codes of units that match with everything below them.' })
  within: string[];
}

@ObjectType({ description: 'What a report has to be proved with.' })
export class EvidenceRule {
  @Field() required: boolean;
  @Field(() => Int, { description: 'Pieces that a report needs at least; 0 where none is required.' })
  minimum: number;
  @Field(() => [EvidenceKind], { description: 'Kinds that count; empty: any.' })
  kinds: (keyof typeof EvidenceKind)[];
}

@ObjectType({ description: 'A day of the Jalali year.' })
export class YearDay {
  @Field(() => Int, { description: 'From Farvardin as 1.' }) month: number;
  @Field(() => Int, { nullable: true, description: 'Null for the last day of the month.' })
  day: number | null;
  @Field(() => Int, { description: 'Years after that of the period.' }) yearsAfter: number;
}

@ObjectType({ description: 'How a due date is found, in the Jalali calendar.' })
export class DeadlineRule {
  @Field(() => DeadlineAnchor) anchor: DeadlineAnchor;
  @Field(() => Int) amount: number;
  @Field(() => DeadlineUnit) unit: DeadlineUnit;
  @Field({ description: 'A due date on a holiday moves to the next working day.' }) rollToWorkingDay: boolean;
  @Field(() => MonthLength) monthLength: MonthLength;
  @Field({
    description:
      'Neither the day of notification nor that of action counts (Civil Procedure Code, art. 445).',
  })
  clearDays: boolean;
  @Field(() => YearDay, { nullable: true, description: 'Of the anchor YEAR_DAY.' }) yearDay: YearDay | null;
  @Field(() => LocalDate, { nullable: true, description: 'Of the anchor FIXED_DATE.' }) date: string | null;
}

@ObjectType({ implements: () => [Node], description: 'One duty drawn from a provision.' })
@Directive('@key(fields: "id")')
export class Obligation implements Node {
  @Field(() => ID) id: string;
  @Field() code: string;
  @Field(() => Cadence) cadence: Cadence;
  @Field(() => Period, { nullable: true }) period: Period | null;
  @Field(() => Float, { description: 'How much it counts in scores.' }) weight: number;
  @Field() evidenceRequired: boolean;
  @Field(() => EvidenceRule) evidenceRule: EvidenceRule;
  @Field(() => String, {
    nullable: true,
    description: 'Tag of the units whose function it is to review; null: any reviewer of the unit.',
  })
  reviewingFunction: string | null;
  @Field({ description: 'Whether two reviewers have to accept a report.' }) fourEyes: boolean;
  @Field(() => LocalDate, { nullable: true }) validFrom: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer binds.' })
  validTo: string | null;
  @Field(() => [ApplicabilityClause], { description: 'Any clause binds; the strongest role holds.' })
  applicability: ApplicabilityClause[];
  @Field(() => [ExclusionClause], { description: 'Outweigh the applicability.' })
  exclusions: ExclusionClause[];
  @Field(() => DeadlineRule) deadline: DeadlineRule;
  @Field() sample: boolean;
  @Field(() => Int) version: number;
  @HideField() rowId: string;
  @HideField() provisionId: string;
  @HideField() furtherProvisionIds: string[];
  @HideField() localizedTitle: LocalizedText;
  @HideField() localizedReason: LocalizedText | null;
}

@ObjectType()
export class ObligationConnection extends connectionType('Obligation', () => Obligation) {}

@ObjectType()
export class ImportObligationsPayload {
  @Field(() => [LawChange]) changes: LawChange[];
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class CreateObligationPayload {
  @Field(() => Obligation, { nullable: true }) obligation: Obligation | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class UpdateObligationPayload extends CreateObligationPayload {}

@ObjectType()
export class RetireObligationPayload extends CreateObligationPayload {}
