import { ArgsType, Directive, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { BodyKind as Kind, SeatRole as RoleOfSeat } from '@rasad/event-contracts';
import {
  BodyKind,
  connectionType,
  LocalDate,
  Node,
  PageArgs,
  SeatRole,
  toGlobalId,
  UserError,
} from '@rasad/service-kit';
import type { Body as BodyRow, BodySeat as SeatRow } from './body.rules.js';

@ObjectType({
  implements: () => [Node],
  description:
    'A committee or working group that a charter describes, in and for a unit. Bodies end; they are never deleted.',
})
@Directive('@key(fields: "id")')
export class Body implements Node {
  id: string;
  @Field(() => BodyKind) kind: Kind;
  @Field(() => LocalDate) validFrom: string;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer exists.' })
  validTo: string | null;
  @Field({ description: 'Whether this is sample data.' }) sample: boolean;
  @Field(() => Int, { description: 'Rises with every change.' }) version: number;
  /** The stored body, for the fields that are resolved from it. */
  row: BodyRow;
  /** Day on which its seats are asked for. */
  asOf: string;
}

/** A stored body as the graph shows it. @param asOf the day asked about, `YYYY-MM-DD`. */
export function toBody(row: BodyRow, asOf: string): Body {
  const { kind, validFrom, validTo, sample, version } = row;
  return { id: toGlobalId('Body', row.id), kind, validFrom, validTo, sample, version, row, asOf };
}

@ObjectType({ description: 'A page of bodies.' })
export class BodyConnection extends connectionType('Body', () => Body) {}

@ObjectType({ description: 'A seat of a body: whoever holds its post sits there.' })
export class BodySeat {
  @Field(() => ID) id: string;
  @Field({ description: 'Names the seat in its body; several seats of one kind share it.' }) code: string;
  @Field(() => SeatRole) role: RoleOfSeat;
  @Field({ description: 'Whether it is there even where the organisation has no such post.' })
  required: boolean;
  @Field() voting: boolean;
  @Field(() => LocalDate) validFrom: string;
  @Field(() => LocalDate, { nullable: true, description: 'First day on which it is no longer there.' })
  validTo: string | null;
  /** The stored seat, for the fields that are resolved from it. */
  row: SeatRow;
  /** Day on which its holders are asked for. */
  asOf: string;
}

/** A stored seat as the graph shows it. @param asOf the day asked about, `YYYY-MM-DD`. */
export function toBodySeat(row: SeatRow, asOf: string): BodySeat {
  const { code, role, required, voting, validFrom, validTo } = row;
  return { id: toGlobalId('BodySeat', row.id), code, role, required, voting, validFrom, validTo, row, asOf };
}

@ObjectType({ description: 'When a body can decide.' })
export class BodyQuorum {
  @Field(() => Int, { description: 'Members with a vote who must be there.' }) needed: number;
  @Field(() => Int, { description: 'Seats with a vote, occupied or not.' }) votingSeats: number;
  @Field({ description: 'Whether so many seats have a vote at all.' }) reachable: boolean;
}

@InputType({ description: 'Every condition given must hold.' })
export class BodyFilterInput {
  @Field(() => [BodyKind], { nullable: true }) kind?: Kind[] | null;
  @Field(() => ID, { nullable: true, description: 'Bodies of this unit.' }) scopeUnitId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Bodies of this unit and of all below it.' })
  scopeSubtreeOf?: string | null;
  @Field(() => ID, { nullable: true }) charterId?: string | null;
}

@ArgsType()
export class BodiesArgs extends PageArgs {
  @Field(() => BodyFilterInput, { nullable: true }) filter?: BodyFilterInput | null;
  @Field(() => LocalDate, { nullable: true, description: 'Bodies that exist on this day; by default today.' })
  asOf?: string | null;
}

@InputType()
export class DeriveBodiesInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
}

@ObjectType({ description: 'How many bodies came, changed and went.' })
export class DeriveBodiesPayload {
  @Field(() => Int) formed: number;
  @Field(() => Int) changed: number;
  @Field(() => Int) ended: number;
  @Field(() => [UserError]) userErrors: UserError[];
}
