import { Controller } from '@nestjs/common';
import {
  AppointmentEndedV1,
  AppointmentMadeV1,
  PersonChangedV1,
  PersonRegisteredV1,
  PositionChangedV1,
  PositionClosedV1,
  PositionCreatedV1,
  type AppointmentSnapshot,
  type EventEnvelope,
  type PersonSnapshot,
  type PositionSnapshot,
} from '@rasad/event-contracts';
import { OnEvent, type EventContext } from '@rasad/messaging';
import { takeOverAppointment, takeOverPerson, takeOverPost } from './posts.queries.js';

type PostEvent = EventEnvelope<{ position: PositionSnapshot }>;
type AppointmentEvent = EventEnvelope<{ appointment: AppointmentSnapshot }>;
type PersonEvent = EventEnvelope<{ person: PersonSnapshot }>;

/** Keeps the service's copy of who holds which post, and of where they are written to. */
@Controller()
export class PostsConsumer {
  @OnEvent(PositionCreatedV1)
  created({ payload }: PostEvent, { tx }: EventContext): Promise<void> {
    return takeOverPost(tx, payload.position);
  }

  @OnEvent(PositionChangedV1)
  changed({ payload }: PostEvent, { tx }: EventContext): Promise<void> {
    return takeOverPost(tx, payload.position);
  }

  @OnEvent(PositionClosedV1)
  closed({ payload }: PostEvent, { tx }: EventContext): Promise<void> {
    return takeOverPost(tx, payload.position);
  }

  @OnEvent(AppointmentMadeV1)
  made({ payload }: AppointmentEvent, { tx }: EventContext): Promise<void> {
    return takeOverAppointment(tx, payload.appointment);
  }

  @OnEvent(AppointmentEndedV1)
  ended({ payload }: AppointmentEvent, { tx }: EventContext): Promise<void> {
    return takeOverAppointment(tx, payload.appointment);
  }

  @OnEvent(PersonRegisteredV1)
  registered({ payload }: PersonEvent, { tx }: EventContext): Promise<void> {
    return takeOverPerson(tx, payload.person);
  }

  @OnEvent(PersonChangedV1)
  renamed({ payload }: PersonEvent, { tx }: EventContext): Promise<void> {
    return takeOverPerson(tx, payload.person);
  }
}
