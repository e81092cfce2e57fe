import { Directive, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { LocalDate, Node, toGlobalId, UserError } from '@rasad/service-kit';
import type { Appointment as AppointmentRow } from './appointment.rules.js';

@ObjectType({ implements: () => [Node], description: 'A person’s time in a post.' })
@Directive('@key(fields: "id")')
export class Appointment implements Node {
  id: string;
  @Field({ description: 'Whether the person stands in for a holder, present or to come.' }) acting: boolean;
  @Field(() => LocalDate, { nullable: true, description: 'First day; null where it is not known.' })
  validFrom: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'First day on which the person no longer holds the post; the first day itself where it never began.',
  })
  validTo: string | null;
  /** The stored appointment, for the fields that are resolved from it. */
  row: AppointmentRow;
}

/** A stored appointment as the graph shows it. */
export function toAppointment(row: AppointmentRow): Appointment {
  const { acting, validFrom, validTo } = row;
  return { id: toGlobalId('Appointment', row.id), acting, validFrom, validTo, row };
}

@InputType()
export class AppointInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) positionId: string;
  @Field(() => ID) personId: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for somebody who stands in: beside a holder, or while there is none.',
  })
  acting?: boolean | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day; by default today.' })
  validFrom?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day on which the person no longer holds the post.',
  })
  validTo?: string | null;
}

@InputType()
export class EndAppointmentInput {
  @Field(() => String, { nullable: true }) clientMutationId?: string | null;
  @Field(() => ID) appointmentId: string;
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'First day on which the person no longer holds the post, by default today; its first day where it is to never begin.',
  })
  effectiveOn?: string | null;
}

@ObjectType({ isAbstract: true })
abstract class AppointmentAnswer {
  @Field(() => Appointment, { nullable: true }) appointment: Appointment | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class AppointPayload extends AppointmentAnswer {}
@ObjectType()
export class EndAppointmentPayload extends AppointmentAnswer {}
