import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { LocalDate, RequestContext } from '@rasad/service-kit';
import { Appointment, toAppointment } from '../appointments/appointment.graphql.js';
import type { Appointment as AppointmentRow } from '../appointments/appointment.rules.js';
import { CharterClause, toCharterClause } from '../charters/charter.graphql.js';
import type { DirectoryContext } from '../directory-context.js';
import { existsOn } from '../period.rules.js';
import { Position, toPosition } from '../positions/position.graphql.js';
import { BodySeat } from './body.graphql.js';

@Resolver(() => BodySeat)
export class BodySeatsResolver {
  @ResolveField(() => CharterClause, {
    description: 'The clause that states the seat; where it has ended, the one that did last.',
  })
  async clause({ row }: BodySeat, _: unknown, { loaders }: DirectoryContext): Promise<CharterClause> {
    const clause = await loaders.charterClause.load(row.clauseId);
    if (!clause) throw new Error(`seat ${row.id} is of an unknown clause`);
    return toCharterClause(clause);
  }

  @ResolveField(() => Position, {
    nullable: true,
    description: 'The post whose holder sits there; null while the organisation has no such post.',
  })
  async position(
    { row, asOf }: BodySeat,
    _: unknown,
    { loaders }: DirectoryContext,
  ): Promise<Position | null> {
    const position = row.positionId && (await loaders.position.load(row.positionId));
    return position ? toPosition(position, asOf) : null;
  }

  @ResolveField(() => [Appointment], {
    description: 'Who sits there on a day, by default the one asked about; those who stand in are `acting`.',
  })
  async holders(
    @Parent() seat: BodySeat,
    @RequestContext() context: DirectoryContext,
    @Args('asOf', { type: () => LocalDate, nullable: true }) asOf?: string | null,
  ): Promise<Appointment[]> {
    return (await holdersOn(seat, asOf ?? seat.asOf, context)).map(toAppointment);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether nobody sits there on a day; who stands in does not count.',
  })
  async vacant(
    @Parent() seat: BodySeat,
    @RequestContext() context: DirectoryContext,
    @Args('asOf', { type: () => LocalDate, nullable: true }) asOf?: string | null,
  ): Promise<boolean> {
    const holders = await holdersOn(seat, asOf ?? seat.asOf, context);
    return holders.every(({ acting }) => acting);
  }
}

async function holdersOn(
  { row }: BodySeat,
  day: string,
  { loaders }: DirectoryContext,
): Promise<AppointmentRow[]> {
  const held = row.positionId === null ? [] : await loaders.appointmentsTo.load(row.positionId);
  return held.filter((appointment) => existsOn(appointment, day));
}
