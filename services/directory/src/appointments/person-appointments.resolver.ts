import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { LocalDate, RequestContext } from '@rasad/service-kit';
import { Person } from '../accounts/account.graphql.js';
import type { DirectoryContext } from '../directory-context.js';
import { existsOn } from '../period.rules.js';
import { Appointment, toAppointment } from './appointment.graphql.js';

@Resolver(() => Person)
export class PersonAppointmentsResolver {
  @ResolveField(() => [Appointment], {
    description:
      'Posts that the person holds on a day; without one all that they ever held, the latest first.',
  })
  async appointments(
    @Parent() person: Person,
    @RequestContext() { loaders }: DirectoryContext,
    @Args('asOf', { type: () => LocalDate, nullable: true }) asOf?: string | null,
  ): Promise<Appointment[]> {
    const held = await loaders.appointmentsOf.load(person.row.id);
    return held.filter((row) => asOf == null || existsOn(row, asOf)).map(toAppointment);
  }
}
