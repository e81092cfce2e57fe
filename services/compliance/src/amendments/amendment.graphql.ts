import { Field, HideField, ID, InputType, ObjectType } from '@nestjs/graphql';
import { DateTime, LocalDate, UserError } from '@rasad/service-kit';
import { Expression, Instrument, LawChange, ProvisionCounts } from '../instruments/instrument.graphql.js';
import { MutationInput } from '../mutation-input.js';
import { Obligation } from '../obligations/obligation.graphql.js';
import { AmendmentEffects, ProvisionTouch } from './amendment-effects.graphql.js';

@InputType()
export class AddExpressionInput extends MutationInput {
  @Field({
    description:
      'A document of the format rasad.amendment/1, which is applied to the text before it, or rasad.instrument/1, the full new text, of an instrument that is there.',
  })
  document: string;
}

@ObjectType()
export class PreviewExpressionPayload {
  @Field(() => LocalDate, { nullable: true, description: 'The day from which the expression would count.' })
  effectiveOn: string | null;
  @Field(() => [LawChange]) changes: LawChange[];
  @Field(() => ProvisionCounts, { nullable: true }) counts: ProvisionCounts | null;
  @Field(() => AmendmentEffects, { nullable: true }) effects: AmendmentEffects | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class AddExpressionPayload extends PreviewExpressionPayload {
  @Field(() => Instrument, { nullable: true }) instrument: Instrument | null;
  @Field(() => Expression, { nullable: true }) expression: Expression | null;
}

@ObjectType({ description: 'A change of the text that an obligation was drawn from.' })
export class ObligationAmendment {
  @Field(() => ProvisionTouch) touch: keyof typeof ProvisionTouch;
  @Field(() => DateTime) amendedAt: Date;
  @Field(() => LocalDate, { description: 'The day from which the new wording binds.' }) takesEffectOn: string;
  @Field(() => DateTime, { nullable: true, description: 'When a law editor confirmed the obligation since.' })
  confirmedAt: Date | null;
  @HideField() obligationId: string;
  @HideField() expressionId: string;
  @HideField() provisionId: string;
}

@InputType()
export class ConfirmObligationInput extends MutationInput {
  @Field(() => ID) obligationId: string;
}

@ObjectType()
export class ConfirmObligationPayload {
  @Field(() => Obligation, { nullable: true }) obligation: Obligation | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
