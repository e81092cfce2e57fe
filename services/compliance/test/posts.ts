import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import {
  AppointmentEndedV1,
  AppointmentMadeV1,
  PersonRegisteredV1,
  PositionCreatedV1,
  PersonChangedV1,
  type AppointmentSnapshot,
  type LocalizedText,
  type PersonSnapshot,
  type PositionKind,
} from '@rasad/event-contracts';
import { eventually } from '@rasad/testing';
import type { World } from './harness.js';

/** Who is appointed to what. */
export interface Appointed {
  personId: string;
  unit: string;
  kind: PositionKind;
  email?: string | null;
  name?: LocalizedText;
  acting?: boolean;
}

/** Lets the directory tell of a person, a post and the appointment to it, and waits until the service knows. */
export async function appoint(world: World, who: Appointed): Promise<AppointmentSnapshot> {
  const { directory } = world;
  const unitId = directory.id(who.unit);
  const positionId = randomUUID();
  const appointment = {
    id: randomUUID(),
    positionId,
    unitId,
    personId: who.personId,
    acting: who.acting ?? false,
    validFrom: null,
    validTo: null,
    version: 1,
  };
  const person = personOf(who.personId, { email: who.email ?? null, ...(who.name && { name: who.name }) });
  if ((await world.database.query('select from person where id = $1', [person.id])).length === 0) {
    await directory.say(PersonRegisteredV1, [
      { aggregateId: person.id, aggregateVersion: 1, payload: { person } },
    ]);
  }
  const position = { id: positionId, unitId, code: positionId, title: { fa: 'سمت' }, kind: who.kind };
  const rest = { sensitive: false, seats: 1, validFrom: null, validTo: null, sample: true, version: 1 };
  await directory.say(PositionCreatedV1, [
    { aggregateId: positionId, aggregateVersion: 1, payload: { position: { ...position, ...rest } } },
  ]);
  await directory.say(AppointmentMadeV1, [
    { aggregateId: appointment.id, aggregateVersion: 1, payload: { appointment } },
  ]);
  await eventually(async () => {
    const rows = await world.database.query(
      `select from appointment a join post p on p.id = a.position_id join person h on h.id = a.person_id
       where a.id = $1`,
      [appointment.id],
    );
    expect(rows).toHaveLength(1);
  });
  return appointment;
}

/** Lets an appointment end before a day, and waits until the service knows. */
export async function endAppointment(
  world: World,
  appointment: AppointmentSnapshot,
  validTo: string,
): Promise<void> {
  const ended = { ...appointment, validTo, version: appointment.version + 1 };
  await world.directory.say(AppointmentEndedV1, [
    { aggregateId: ended.id, aggregateVersion: ended.version, payload: { appointment: ended } },
  ]);
  await eventually(async () => {
    const rows = await world.database.query('select from appointment where id = $1 and version = $2', [
      ended.id,
      ended.version,
    ]);
    expect(rows).toHaveLength(1);
  });
}

/** Lets the directory tell something else of a person, and waits until the service knows. */
export async function changePerson(
  world: World,
  personId: string,
  change: Partial<PersonSnapshot>,
): Promise<void> {
  const person = { ...personOf(personId, change), version: 2 };
  await world.directory.say(PersonChangedV1, [
    { aggregateId: personId, aggregateVersion: 2, payload: { person } },
  ]);
  await eventually(async () => {
    const rows = await world.database.query('select from person where id = $1 and version = 2', [personId]);
    expect(rows).toHaveLength(1);
  });
}

function personOf(id: string, change: Partial<PersonSnapshot>): PersonSnapshot {
  const name = { fa: 'سرپرست <نمونه>', en: 'Sample head' };
  return { id, username: id, name, email: null, sample: true, version: 1, ...change };
}
