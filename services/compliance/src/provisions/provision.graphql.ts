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
import { dutyKind, provisionStatus, type LocalizedText } from '@rasad/event-contracts';
import { connectionType, LocalDate, Node, ProvisionKind } from '@rasad/service-kit';

const ProvisionStatus = provisionStatus.enum;
registerEnumType(ProvisionStatus, {
  name: 'ProvisionStatus',
  description: 'What became of a provision in the current expression.',
});

const DutyKind = dutyKind.enum;
registerEnumType(DutyKind, { name: 'DutyKind', description: 'What a provision does to those it binds.' });

/** How sure the source of a provision's content is. */
export enum Confidence {
  HIGH = 'HIGH',
  MEDIUM = 'MEDIUM',
  LOW = 'LOW',
}
registerEnumType(Confidence, { name: 'Confidence', description: 'How sure the source of the content is.' });

/** Whether the content of a provision is known. */
export enum ContentStatus {
  ESTABLISHED = 'ESTABLISHED',
  PARTIAL = 'PARTIAL',
  NOT_ESTABLISHED = 'NOT_ESTABLISHED',
}
registerEnumType(ContentStatus, {
  name: 'ContentStatus',
  description: 'Whether the content of a provision is known.',
});

@ObjectType({
  implements: () => [Node],
  description: 'A node of a law: chapter, article, note, clause, item.',
})
@Directive('@key(fields: "id")')
export class Provision implements Node {
  @Field(() => ID) id: string;
  @Field({ description: 'Identity across expressions, in Akoma Ntoso style: art_13__note_1.' }) eId: string;
  @Field(() => ProvisionKind) kind: keyof typeof ProvisionKind;
  @Field({ description: 'As printed; empty for a note without a number.' }) number: string;
  @Field(() => ProvisionStatus) status: keyof typeof ProvisionStatus;
  @Field(() => DutyKind) dutyKind: keyof typeof DutyKind;
  @Field(() => ContentStatus) contentStatus: ContentStatus;
  @Field(() => Confidence, { nullable: true }) confidence: Confidence | null;
  @Field(() => Int, { description: 'Place in the whole law, depth first, from 0.' }) position: number;
  @Field({ description: 'Sample data, not an official text.' }) sample: boolean;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day from which it binds, where that is later than that of its expression.',
  })
  inForceFrom: string | null;
  @HideField() rowId: string;
  @HideField() instrumentId: string;
  @HideField() parentId: string | null;
  @HideField() localizedLabel: LocalizedText;
  @HideField() localizedHeading: LocalizedText | null;
  @HideField() localizedText: LocalizedText | null;
}

@ObjectType()
export class ProvisionConnection extends connectionType('Provision', () => Provision) {}

@InputType({ description: 'All that is given must hold.' })
export class ProvisionFilter {
  @Field(() => ID, { nullable: true }) instrumentId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Direct children of this provision.' })
  parentId?: string | null;
  @Field(() => [ProvisionKind], { nullable: true }) kind?: (keyof typeof ProvisionKind)[] | null;
  @Field(() => String, { nullable: true, description: 'Words in label, heading or text, however typed.' })
  search?: string | null;
}
