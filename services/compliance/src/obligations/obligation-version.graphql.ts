import { Field, Float, HideField, Int, ObjectType } from '@nestjs/graphql';
import type { LocalizedText } from '@rasad/event-contracts';
import { connectionType, DateTime, LocalDate } from '@rasad/service-kit';
import { Capacity } from '../actors/capacity.graphql.js';
import { Person } from '../references/person.graphql.js';
import {
  ApplicabilityClause,
  Cadence,
  DeadlineRule,
  EvidenceRule,
  ExclusionClause,
  Period,
} from './obligation.graphql.js';

@ObjectType({ description: 'What an obligation said from a change on, until the next one.' })
export class ObligationVersion {
  @Field(() => Int) version: number;
  @Field(() => DateTime) at: Date;
  @Field(() => Person, { nullable: true }) actor: Person | null;
  @Field(() => Capacity) capacity: Capacity;
  @Field(() => String, { nullable: true, description: 'Why it was changed.' }) changeReason: string | null;
  @Field(() => [String], { description: 'Names of the fields that it changed; none in the first.' })
  changed: string[];
  @Field(() => Cadence) cadence: Cadence;
  @Field(() => Period, { nullable: true }) period: Period | null;
  @Field(() => Float) weight: number;
  @Field(() => EvidenceRule) evidenceRule: EvidenceRule;
  @Field(() => String, { nullable: true }) reviewingFunction: string | null;
  @Field() fourEyes: boolean;
  @Field(() => LocalDate, { nullable: true }) validFrom: string | null;
  @Field(() => LocalDate, { nullable: true }) validTo: string | null;
  @Field(() => [ApplicabilityClause]) applicability: ApplicabilityClause[];
  @Field(() => [ExclusionClause]) exclusions: ExclusionClause[];
  @Field(() => DeadlineRule) deadline: DeadlineRule;
  @HideField() provisionId: string;
  @HideField() furtherProvisionIds: string[];
  @HideField() localizedTitle: LocalizedText;
}

@ObjectType()
export class ObligationVersionConnection extends connectionType(
  'ObligationVersion',
  () => ObligationVersion,
) {}
