import { Field, HideField, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType } from '@rasad/service-kit';
import { Expression } from '../instruments/instrument.graphql.js';
import { Provision } from '../provisions/provision.graphql.js';
import type { ChangedProvision, ProvisionChangeKind as ChangeKind } from './comparison.rules.js';
import type { ComparedNode } from './compared-node.js';

/** What became of a provision between two expressions. */
export enum ProvisionChangeKind {
  ADDED = 'ADDED',
  CHANGED = 'CHANGED',
  RESPELLED = 'RESPELLED',
  REPEALED = 'REPEALED',
  MOVED = 'MOVED',
}
registerEnumType(ProvisionChangeKind, {
  name: 'ProvisionChangeKind',
  description: 'What became of a provision between two expressions.',
  valuesMap: {
    CHANGED: { description: 'Its heading or text says something else.' },
    RESPELLED: { description: 'Other letters, digits, joiners or spaces; it says the same.' },
    MOVED: { description: 'The same words at another place or under another number.' },
  },
});

/** What became of a piece of text. */
export enum SegmentKind {
  EQUAL = 'EQUAL',
  INSERT = 'INSERT',
  DELETE = 'DELETE',
}
registerEnumType(SegmentKind, { name: 'SegmentKind', description: 'What became of a piece of text.' });

@ObjectType({ description: 'A piece of two texts that were compared word by word.' })
export class TextSegment {
  @Field(() => SegmentKind) kind: keyof typeof SegmentKind;
  @Field({ description: 'As the newer text has it; as the older one had it where it is deleted.' })
  text: string;
  @Field(() => String, {
    nullable: true,
    description: 'As the older text spells what both say; null where it spells it alike or does not have it.',
  })
  spelledBefore: string | null;
}

@ObjectType({ description: 'A provision that is not the same in two expressions.' })
export class ProvisionChange {
  @Field(() => ProvisionChangeKind) kind: ChangeKind;
  @Field({ description: 'It stands elsewhere or under another number; beside a change of words too.' })
  isMoved: boolean;
  @Field() eId: string;
  @Field(() => Provision, { nullable: true, description: 'As the older expression words it.' })
  before: Provision | null;
  @Field(() => Provision, { nullable: true, description: 'As the newer expression words it.' })
  after: Provision | null;
}

@ObjectType()
export class ProvisionChangeConnection extends connectionType('ProvisionChange', () => ProvisionChange) {}

@ObjectType({ description: 'What differs between two expressions of an instrument.' })
export class ExpressionComparison {
  @Field(() => Expression) from: Expression;
  @Field(() => Expression) to: Expression;
  @Field(() => Int) added: number;
  @Field(() => Int) changed: number;
  @Field(() => Int) respelled: number;
  @Field(() => Int) repealed: number;
  @Field(() => Int, { description: 'Moved with their words changed or not.' }) moved: number;
  @Field(() => Int) unchanged: number;
  @HideField() differences: ChangedProvision<ComparedNode>[];
}
