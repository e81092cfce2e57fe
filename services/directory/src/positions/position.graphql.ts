import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { PositionKind as Kind } from '@rasad/event-contracts';
import {
  connectionType,
  LocalDate,
  LocalizedTextInput,
  Node,
  PageArgs,
  PositionKind,
  toGlobalId,
  UserError,
} from '@rasad/service-kit';
import type { Position as PositionRow } from './position.rules.js';

@ObjectType({
  implements: () => [Node],
  description: 'A post of a unit: duties rest on it, whoever holds it. Posts are never deleted.',
})
@Directive('@key(fields: "id")')
export class Position implements Node {
  id: string;
  @Field({ description: 'Unique for ever, also after the post was closed.' }) code: string;
  @Field(() => PositionKind) kind: Kind;
  @Field({ description: 'Whether its holder is watched more closely.' }) sensitive: boolean;
  @Field(() => Int, { description: 'How many can hold it at a time, apart from those who stand in.' })
  seats: number;
  @Field(() => LocalDate, { nullable: true, description: 'First day; null where it is not known.' })
  validFrom: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer exists.' })
  validTo: string | null;
  @Field({ description: 'Whether this is sample data.' }) sample: boolean;
  @Field(() => Int, { description: 'Rises with every change; see `expectedVersion`.' }) version: number;
  /** The stored post, for the fields that are resolved from it. */
  row: PositionRow;
  /** Day on which its holder is asked for. */
  asOf: string;
}

/** A stored post as the graph shows it. @param asOf the day asked about, `YYYY-MM-DD`. */
export function toPosition(row: PositionRow, asOf: string): Position {
  const { code, kind, sensitive, seats, validFrom, validTo, sample, version } = row;
  const id = toGlobalId('Position', row.id);
  return { id, code, kind, sensitive, seats, validFrom, validTo, sample, version, row, asOf };
}

@ObjectType({ description: 'A page of posts.' })
export class PositionConnection extends connectionType('Position', () => Position) {}

@InputType({ description: 'Every condition given must hold.' })
export class PositionFilterInput {
  @Field(() => ID, { nullable: true, description: 'Posts of this unit.' }) unitId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Posts of this unit and of all below it.' })
  unitSubtreeOf?: string | null;
  @Field(() => [PositionKind], { nullable: true }) kind?: Kind[] | null;
  @Field(() => Boolean, { nullable: true }) sensitive?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether nobody holds the post; those who stand in do not count.',
  })
  vacant?: boolean | null;
}

@ArgsType()
export class PositionsArgs extends PageArgs {
  @Field(() => PositionFilterInput, { nullable: true }) filter?: PositionFilterInput | null;
  @Field(() => LocalDate, { nullable: true, description: 'Posts that exist on this day; by default today.' })
  asOf?: string | null;
}

@InputType()
export class CreatePositionInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) unitId: string;
  @Field() code: string;
  @Field(() => LocalizedTextInput) title: LocalizedTextInput;
  @Field(() => PositionKind) kind: Kind;
  @Field(() => Boolean, { nullable: true, description: 'By default false.' }) sensitive?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'By default 1.' }) seats?: number | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day; by default today.' })
  validFrom?: string | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class ChangePositionInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) positionId: string;
  @Field(() => LocalizedTextInput, { nullable: true }) title?: LocalizedTextInput | null;
  @Field(() => PositionKind, { nullable: true }) kind?: Kind | null;
  @Field(() => Boolean, { nullable: true }) sensitive?: boolean | null;
  @Field(() => Int, { nullable: true }) seats?: number | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
}

@InputType()
export class ClosePositionInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) positionId: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day on which the post no longer exists; by default today.',
  })
  effectiveOn?: string | null;
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
}

@ObjectType({ isAbstract: true })
abstract class PositionAnswer {
  @Field(() => Position, { nullable: true }) position: Position | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class CreatePositionPayload extends PositionAnswer {}
@ObjectType()
export class ChangePositionPayload extends PositionAnswer {}
@ObjectType()
export class ClosePositionPayload extends PositionAnswer {}
