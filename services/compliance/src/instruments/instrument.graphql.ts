import { Directive, Field, HideField, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { LocalizedText } from '@rasad/event-contracts';
import { connectionType, InstrumentKind, LocalDate, Node, UserError } from '@rasad/service-kit';
import { AmendmentEffects } from '../amendments/amendment-effects.graphql.js';
import { ImportAction } from './import-action.js';
import { LawWarning } from './instrument-import.graphql.js';

@ObjectType({ implements: () => [Node], description: 'A legal work: law, bylaw, circular or charter.' })
@Directive('@key(fields: "id")')
export class Instrument implements Node {
  @Field(() => ID) id: string;
  @Field() code: string;
  @Field(() => InstrumentKind) kind: keyof typeof InstrumentKind;
  @Field({ description: 'Sample data, not an official text.' }) sample: boolean;
  @HideField() rowId: string;
  @HideField() localizedTitle: LocalizedText;
  @HideField() currentExpressionId: string | null;
}

@ObjectType({ implements: () => [Node], description: 'The text of an instrument as in force from a date.' })
@Directive('@key(fields: "id")')
export class Expression implements Node {
  @Field(() => ID) id: string;
  @Field(() => LocalDate, { nullable: true }) adoptedOn: string | null;
  @Field(() => LocalDate, { nullable: true }) notifiedOn: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Where it is not stated: unknown, not "at once".' })
  inForceFrom: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Publication in the official gazette.' })
  gazettedOn: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The Jalali year in which it took effect, where no day is known.',
  })
  jalaliYear: number | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The day from which it counts among the expressions: entry into force, or else adoption, or the end of a year that is all that is known.',
  })
  effectiveOn: string | null;
  @HideField() rowId: string;
  @HideField() instrumentId: string;
  @HideField() baseExpressionId: string | null;
  @HideField() localizedLabel: LocalizedText;
  @HideField() localizedNote: LocalizedText | null;
}

@ObjectType()
export class InstrumentConnection extends connectionType('Instrument', () => Instrument) {}

registerEnumType(ImportAction, { name: 'ImportAction', description: 'What an import does to one row.' });

@ObjectType({ description: 'What an import does, or would do, to one row.' })
export class LawChange {
  @Field(() => ImportAction) action: ImportAction;
  @Field({ description: 'instrument, expression, provision or obligation.' }) entity: string;
  @Field({ description: 'Code of the instrument or obligation, eId of the provision.' }) code: string;
  @Field(() => String, { nullable: true, description: 'What differs.' }) detail: string | null;
}

@ObjectType({ description: 'How many provisions of each kind an expression has.' })
export class ProvisionCounts {
  @Field(() => Int) chapters: number;
  @Field(() => Int) articles: number;
  @Field(() => Int) notes: number;
  @Field(() => Int) clauses: number;
  @Field(() => Int) items: number;
  @Field(() => Int) amended: number;
}

@ObjectType()
export class PreviewInstrumentImportPayload {
  @Field(() => LocalDate, { nullable: true, description: 'The day from which the text would count.' })
  effectiveOn: string | null;
  @Field(() => AmendmentEffects, { nullable: true }) effects: AmendmentEffects | null;
  @Field(() => [LawChange]) changes: LawChange[];
  @Field(() => ProvisionCounts, { nullable: true }) counts: ProvisionCounts | null;
  @Field(() => [LawWarning], {
    description: 'Lines that are in no provision, then remarks about what was read; at most 500.',
  })
  warnings: LawWarning[];
  @Field(() => Int, { description: 'How many warnings there are in all.' }) warningCount: number;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class ImportInstrumentPayload extends PreviewInstrumentImportPayload {
  @Field(() => Instrument, { nullable: true }) instrument: Instrument | null;
}
