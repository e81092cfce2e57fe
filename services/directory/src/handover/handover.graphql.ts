import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { LocalDate, UserError } from '@rasad/service-kit';
import { Appointment } from '../appointments/appointment.graphql.js';
import { Grant } from '../grants/grant.graphql.js';

@InputType()
export class HandOverDutiesInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) fromPersonId: string;
  @Field(() => ID) toPersonId: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Day on which the successor begins; by default today.',
  })
  on?: string | null;
}

@ObjectType()
export class HandOverDutiesPayload {
  @Field(() => [Appointment], {
    description: 'Appointments that ended, and those that were made for the successor.',
  })
  appointments: Appointment[];
  @Field(() => [Grant], { description: 'Grants that were taken back, and those that were given instead.' })
  grants: Grant[];
  @Field(() => [UserError]) userErrors: UserError[];
}
