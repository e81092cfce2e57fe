import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InstrumentKind, LocalDate, LocalizedTextInput } from '@rasad/service-kit';
import { MutationInput } from '../mutation-input.js';

/** The formats in which an instrument is read and written. */
export enum InstrumentFormat {
  JSON = 'JSON',
  TEXT = 'TEXT',
  AKOMA_NTOSO = 'AKOMA_NTOSO',
}

registerEnumType(InstrumentFormat, {
  name: 'InstrumentFormat',
  description: 'Format of an instrument’s text.',
  valuesMap: {
    JSON: { description: 'rasad.instrument/1.' },
    TEXT: { description: 'The statute as plain text, the way official sites print it.' },
    AKOMA_NTOSO: { description: 'Akoma Ntoso 3 (OASIS LegalDocML).' },
  },
});

/** Whether a warning was to be expected. */
export enum LawWarningSeverity {
  INFO = 'INFO',
  WARNING = 'WARNING',
}

registerEnumType(LawWarningSeverity, {
  name: 'LawWarningSeverity',
  description: 'INFO where it was to be expected: the title, a closing formula that agrees.',
});

@InputType({ description: 'What a plain text does not say of itself.' })
export class InstrumentMetadataInput {
  @Field() code: string;
  @Field(() => InstrumentKind) kind: keyof typeof InstrumentKind;
  @Field(() => LocalizedTextInput) title: LocalizedTextInput;
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'Name of the text; left out, the day of adoption tells it.',
  })
  label?: LocalizedTextInput | null;
  @Field(() => LocalDate, { nullable: true }) adoptedOn?: string | null;
  @Field(() => LocalDate, { nullable: true }) notifiedOn?: string | null;
  @Field(() => LocalDate, { nullable: true }) inForceFrom?: string | null;
  @Field(() => LocalDate, { nullable: true }) gazettedOn?: string | null;
}

@InputType()
export class InstrumentImportInput extends MutationInput {
  @Field({
    description:
      'The text in one of the formats; a plain text has at most 2 million characters, XML 5 million.',
  })
  document: string;
  @Field(() => InstrumentFormat, { nullable: true, description: 'Left out, the content tells.' })
  format?: InstrumentFormat | null;
  @Field(() => InstrumentMetadataInput, {
    nullable: true,
    description:
      'For a plain text, which needs it to be imported; a preview without it tells what the text holds.',
  })
  metadata?: InstrumentMetadataInput | null;
}

@ObjectType({ description: 'A line that is in no provision, or something to look at again.' })
export class LawWarning {
  @Field() code: string;
  @Field(() => LawWarningSeverity) severity: keyof typeof LawWarningSeverity;
  @Field(() => Int, {
    nullable: true,
    description: 'Number of the line that is in no provision, from 1; null for a remark about what was read.',
  })
  line: number | null;
  @Field(() => String, { nullable: true, description: 'The provision that a remark is about.' })
  eId: string | null;
  @Field(() => String, { nullable: true, description: 'The line as typed.' }) text: string | null;
  @Field() reason: string;
}
