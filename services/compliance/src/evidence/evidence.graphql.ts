import {
  Directive,
  Field,
  HideField,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from '@nestjs/graphql';
import { evidenceState } from '@rasad/event-contracts';
import { DateTime, EvidenceKind, LocalDate, Node, UserError } from '@rasad/service-kit';
import { Capacity } from '../actors/capacity.graphql.js';
import { MutationInput } from '../mutation-input.js';
import { Person } from '../references/person.graphql.js';

export const EvidenceState = evidenceState.enum;
registerEnumType(EvidenceState, {
  name: 'EvidenceState',
  description: 'A file is quarantined until a scanner has found it clean, where one is configured.',
});

@ObjectType({ implements: () => [Node], description: 'What proves something about a task.' })
@Directive('@key(fields: "id")')
export class Evidence implements Node {
  @Field(() => ID) id: string;
  @Field(() => EvidenceKind) kind: keyof typeof EvidenceKind;
  @Field() title: string;
  @Field(() => String, { nullable: true, description: 'Of a file: its name as given.' })
  fileName: string | null;
  @Field(() => String, { nullable: true, description: 'Of a file: its type as recognised from its bytes.' })
  mediaType: string | null;
  @Field(() => Int, { nullable: true, description: 'Of a file: bytes.' }) size: number | null;
  @Field(() => String, { nullable: true, description: 'Of a file: SHA-256 of its bytes, hexadecimal.' })
  sha256: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day from which it speaks, apart from the day on which it came.',
  })
  effectiveOn: string | null;
  @Field(() => DateTime) uploadedAt: Date;
  @Field(() => Person, { nullable: true }) uploadedBy: Person | null;
  @Field(() => Capacity, { description: 'The capacity in which it was added.' }) capacity: Capacity;
  @Field(() => EvidenceState) state: keyof typeof EvidenceState;
  @HideField() rowId: string;
  @HideField() taskId: string;
  /** The address of a link. */
  @HideField() linkUrl: string | null;
}

@InputType({ description: 'What a client says of a file before it sends it.' })
export class CreateEvidenceUploadInput extends MutationInput {
  @Field(() => ID) taskId: string;
  @Field({ description: 'A plain name with an accepted extension; it is shown, and never becomes a path.' })
  fileName: string;
  @Field(() => String, { nullable: true }) mediaType?: string | null;
  @Field(() => Int, { nullable: true, description: 'Bytes; other numbers of bytes are then refused.' })
  size?: number | null;
  @Field(() => String, { nullable: true, description: 'SHA-256; other bytes are then refused.' })
  sha256?: string | null;
  @Field(() => String, { nullable: true, description: 'The file name where left out.' })
  title?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'The day from which it speaks; not in the future.' })
  effectiveOn?: string | null;
}

@ObjectType({ description: 'A header that the upload request must carry.' })
export class UploadHeader {
  @Field() name: string;
  @Field() value: string;
}

@ObjectType({
  description:
    'PUT the bytes to the url, with the same sign-in, the headers and a content-length; then completeEvidenceUpload.',
})
export class CreateEvidenceUploadPayload {
  @Field(() => ID, { nullable: true }) uploadId: string | null;
  @Field(() => String, { nullable: true, description: 'Relative to the address of the graph.' })
  url: string | null;
  @Field(() => [UploadHeader]) headers: UploadHeader[];
  @Field(() => DateTime, { nullable: true, description: 'Completed by then, or removed.' })
  expiresAt: Date | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@InputType()
export class CompleteEvidenceUploadInput extends MutationInput {
  @Field(() => ID) uploadId: string;
  @Field({ description: 'SHA-256 of the bytes that were sent, 64 lower-case hexadecimal digits.' })
  sha256: string;
}

@InputType({ description: 'A link as evidence; files come through createEvidenceUpload.' })
export class AddEvidenceInput extends MutationInput {
  @Field(() => ID) taskId: string;
  @Field({ description: 'A complete https address; it is shown and never fetched.' }) url: string;
  @Field() title: string;
  @Field(() => LocalDate, { nullable: true, description: 'The day from which it speaks; not in the future.' })
  effectiveOn?: string | null;
}

@InputType()
export class WithdrawEvidenceInput extends MutationInput {
  @Field(() => ID) evidenceId: string;
}

@ObjectType()
export class CompleteEvidenceUploadPayload {
  @Field(() => Evidence, { nullable: true }) evidence: Evidence | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class AddEvidencePayload {
  @Field(() => Evidence, { nullable: true }) evidence: Evidence | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class WithdrawEvidencePayload {
  @Field(() => ID, { nullable: true }) withdrawnEvidenceId: string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
