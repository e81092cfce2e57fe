import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { AssignmentRole, EvidenceKind, LocalDate, LocalizedTextInput, OrgUnitKind } from '@rasad/service-kit';
import { MutationInput } from '../mutation-input.js';
import { Cadence, DeadlineAnchor, DeadlineUnit, MonthLength, Period } from './obligation.graphql.js';

const acceptNoReach = 'Without it, what reaches no unit today is refused.';
const evidenceRequired = 'Short for an evidenceRule of one piece of any kind.';
const evidenceRule = 'Where it is given, evidence is required.';
const furtherProvisions = 'Further provisions of the same instrument that it is drawn from.';
const lastDay = 'First day on which it no longer binds.';
const reviewingFunction = 'Tag of the units whose function it is to review; none: any reviewer of the unit.';
const fourEyes = 'Whether two reviewers have to accept a report.';

@InputType({ description: 'All that is given must hold.' })
export class ObligationFilter {
  @Field(() => ID, { nullable: true }) instrumentId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Drawn from this very provision, as first or further one.',
  })
  provisionId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'With provisionId: also from the provisions below it.',
  })
  provisionSubtree?: boolean | null;
  @Field(() => ID, {
    nullable: true,
    description: 'Laid on this unit now, for those who may see its assignments.',
  })
  unitId?: string | null;
  @Field(() => [Cadence], { nullable: true }) cadence?: Cadence[] | null;
  @Field(() => String, { nullable: true, description: 'Words of code or title, however typed.' })
  search?: string | null;
}

@InputType()
export class ObligationsImportInput extends MutationInput {
  @Field(() => ID) instrumentId: string;
  @Field({ description: 'A document of the format rasad.obligations/1.' }) document: string;
  @Field(() => String, { nullable: true, description: 'Why, for the history of those that it changes.' })
  reason?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: acceptNoReach }) acceptNoReach: boolean;
}

@InputType({ description: 'Units that match every list that is not empty; at least one list is.' })
export class ExclusionClauseInput {
  @Field(() => [OrgUnitKind], { nullable: true }) kinds?: (keyof typeof OrgUnitKind)[] | null;
  @Field(() => [String], { nullable: true }) tags?: string[] | null;
  @Field(() => [String], { nullable: true }) codes?: string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of units that match with everything below them.',
  })
  within?: string[] | null;
}

@InputType()
export class ApplicabilityClauseInput extends ExclusionClauseInput {
  @Field(() => AssignmentRole) role: keyof typeof AssignmentRole;
}

@InputType()
export class YearDayInput {
  @Field(() => Int, { description: 'From Farvardin as 1.' }) month: number;
  @Field(() => Int, { nullable: true, description: 'Left out: the last day of the month.' })
  day?: number | null;
  @Field(() => Int, { defaultValue: 0, description: 'Years after that of the period.' }) yearsAfter: number;
}

@InputType()
export class DeadlineRuleInput {
  @Field(() => DeadlineAnchor) anchor: DeadlineAnchor;
  @Field(() => Int) amount: number;
  @Field(() => DeadlineUnit) unit: DeadlineUnit;
  @Field(() => Boolean, { defaultValue: true }) rollToWorkingDay: boolean;
  @Field(() => MonthLength, { nullable: true, description: 'Left out: CALENDAR.' })
  monthLength?: MonthLength | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'With NOTIFICATION: count neither its day nor that of action.',
  })
  clearDays?: boolean | null;
  @Field(() => YearDayInput, { nullable: true, description: 'With YEAR_DAY, and only with it.' })
  yearDay?: YearDayInput | null;
  @Field(() => LocalDate, { nullable: true, description: 'With FIXED_DATE, and only with it.' })
  date?: string | null;
}

@InputType()
export class EvidenceRuleInput {
  @Field(() => Int, { defaultValue: 1, description: 'Pieces that a report needs at least, 1 to 20.' })
  minimum: number;
  @Field(() => [EvidenceKind], { nullable: true, description: 'Kinds that count; none: any.' })
  kinds?: (keyof typeof EvidenceKind)[] | null;
}

@InputType()
export class CreateObligationInput extends MutationInput {
  @Field(() => ID, { description: 'Where it is counted.' }) provisionId: string;
  @Field(() => [ID], { nullable: true, description: furtherProvisions })
  furtherProvisionIds?: string[] | null;
  @Field() code: string;
  @Field(() => LocalizedTextInput) title: LocalizedTextInput;
  @Field(() => Cadence) cadence: Cadence;
  @Field(() => Period, { nullable: true }) period?: Period | null;
  @Field(() => [ApplicabilityClauseInput]) applicability: ApplicabilityClauseInput[];
  @Field(() => [ExclusionClauseInput], { nullable: true }) exclusions?: ExclusionClauseInput[] | null;
  @Field(() => DeadlineRuleInput) deadline: DeadlineRuleInput;
  @Field(() => Float, { defaultValue: 1 }) weight: number;
  @Field(() => Boolean, { defaultValue: false, description: evidenceRequired }) evidenceRequired: boolean;
  @Field(() => EvidenceRuleInput, { nullable: true, description: evidenceRule })
  evidenceRule?: EvidenceRuleInput | null;
  @Field(() => String, { nullable: true, description: reviewingFunction }) reviewingFunction?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: fourEyes }) fourEyes: boolean;
  @Field(() => LocalDate, { nullable: true }) validFrom?: string | null;
  @Field(() => LocalDate, { nullable: true, description: lastDay }) validTo?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: acceptNoReach }) acceptNoReach: boolean;
}

@InputType()
export class PreviewObligationInput extends CreateObligationInput {}

@InputType({ isAbstract: true })
export abstract class ObligationRevisionInput extends MutationInput {
  @Field(() => ID) obligationId: string;
  @Field(() => Int, { nullable: true, description: 'CONFLICT where it stands at another one.' })
  expectedVersion?: number | null;
  @Field(() => [ID], { nullable: true, description: furtherProvisions })
  furtherProvisionIds?: string[] | null;
  @Field(() => LocalizedTextInput, { nullable: true }) title?: LocalizedTextInput | null;
  @Field(() => Cadence, { nullable: true }) cadence?: Cadence | null;
  @Field(() => Period, { nullable: true, description: 'Null: none.' }) period?: Period | null;
  @Field(() => [ApplicabilityClauseInput], { nullable: true })
  applicability?: ApplicabilityClauseInput[] | null;
  @Field(() => [ExclusionClauseInput], { nullable: true }) exclusions?: ExclusionClauseInput[] | null;
  @Field(() => DeadlineRuleInput, { nullable: true }) deadline?: DeadlineRuleInput | null;
  @Field(() => Float, { nullable: true }) weight?: number | null;
  @Field(() => EvidenceRuleInput, { nullable: true, description: 'Null: no evidence is required.' })
  evidenceRule?: EvidenceRuleInput | null;
  @Field(() => String, { nullable: true, description: 'Null: any reviewer of the unit.' })
  reviewingFunction?: string | null;
  @Field(() => Boolean, { nullable: true, description: fourEyes }) fourEyes?: boolean | null;
  @Field(() => LocalDate, { nullable: true, description: 'Null: from ever.' }) validFrom?: string | null;
  @Field(() => LocalDate, { nullable: true, description: `${lastDay} Null: for ever.` })
  validTo?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: acceptNoReach }) acceptNoReach: boolean;
}

@InputType({ description: 'What is left out stays as it is.' })
export class UpdateObligationInput extends ObligationRevisionInput {
  @Field({ description: 'Why, for its history.' }) reason: string;
}

@InputType({ description: 'What is left out stays as it is.' })
export class PreviewObligationUpdateInput extends ObligationRevisionInput {}

@InputType()
export class RetireObligationInput extends MutationInput {
  @Field(() => ID) obligationId: string;
  @Field(() => Int, { nullable: true, description: 'CONFLICT where it stands at another one.' })
  expectedVersion?: number | null;
  @Field(() => LocalDate, { description: lastDay }) validTo: string;
  @Field({ description: 'Why, for its history.' }) reason: string;
}
