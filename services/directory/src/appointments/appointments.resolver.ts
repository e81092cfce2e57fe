import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  RequestContext,
  requireId,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import { Person, personOf } from '../accounts/account.graphql.js';
import type { DirectoryContext } from '../directory-context.js';
import { Position, toPosition } from '../positions/position.graphql.js';
import {
  Appointment,
  AppointInput,
  AppointPayload,
  EndAppointmentInput,
  EndAppointmentPayload,
  toAppointment,
} from './appointment.graphql.js';
import type { Appointment as AppointmentRow } from './appointment.rules.js';
import { AppointmentsService } from './appointments.service.js';

@Resolver(() => Appointment)
export class AppointmentsResolver {
  constructor(private readonly service: AppointmentsService) {}

  @AllowReference<DirectoryContext>('appointment.read')
  async reference(reference: EntityReference, { loaders }: DirectoryContext): Promise<Appointment | null> {
    const id = fromGlobalId('Appointment', reference.id);
    const appointment = id && (await loaders.appointment.load(id));
    return appointment ? toAppointment(appointment) : null;
  }

  @ResolveField(() => Position)
  async position({ row }: Appointment, _: unknown, { loaders, access }: DirectoryContext): Promise<Position> {
    const position = await loaders.position.load(row.positionId);
    if (!position) throw new Error(`appointment ${row.id} is to an unknown post`);
    return toPosition(position, access.today);
  }

  @ResolveField(() => Person)
  async person({ row }: Appointment, _: unknown, { loaders }: DirectoryContext): Promise<Person> {
    const person = personOf(await loaders.account.load(row.personId));
    if (!person) throw new Error(`appointment ${row.id} is of nobody`);
    return person;
  }

  @Mutation(() => AppointPayload, {
    description: 'Gives a person a post, or has them stand in for its holder.',
  })
  @Allow('appointment.manage')
  appoint(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: AppointInput,
  ): Promise<AppointPayload> {
    return answer(context, () =>
      this.service.appoint(
        {
          clientMutationId: input.clientMutationId ?? null,
          positionId: requireId('Position', input.positionId, 'input.positionId'),
          personId: requireId('Person', input.personId, 'input.personId'),
          acting: input.acting ?? false,
          validFrom: input.validFrom ?? null,
          validTo: input.validTo ?? null,
        },
        context,
      ),
    );
  }

  @Mutation(() => EndAppointmentPayload, {
    description: 'Ends a person’s time in a post, earlier than it would.',
  })
  @Allow('appointment.manage')
  endAppointment(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: EndAppointmentInput,
  ): Promise<EndAppointmentPayload> {
    return answer(context, () =>
      this.service.end(
        {
          clientMutationId: input.clientMutationId ?? null,
          appointmentId: requireId('Appointment', input.appointmentId, 'input.appointmentId'),
          effectiveOn: input.effectiveOn ?? null,
        },
        context,
      ),
    );
  }
}

function answer({ lang }: DirectoryContext, change: () => Promise<AppointmentRow>): Promise<AppointPayload> {
  return withUserErrors<{ appointment: Appointment | null }>(lang, { appointment: null }, async () => ({
    appointment: toAppointment(await change()),
  }));
}
