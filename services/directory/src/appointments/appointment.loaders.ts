import DataLoader from 'dataloader';
import type { Appointment } from './appointment.rules.js';
import type { AppointmentsQueries } from './appointments.queries.js';

/** Reads of one request, gathered into one statement each. */
export interface AppointmentLoaders {
  /** By row id; null where there is none. */
  appointment: DataLoader<string, Appointment | null>;
  /** All appointments to a post, the latest first. */
  appointmentsTo: DataLoader<string, Appointment[]>;
  /** All appointments of a person, the latest first. */
  appointmentsOf: DataLoader<string, Appointment[]>;
}

export function makeAppointmentLoaders(queries: AppointmentsQueries): AppointmentLoaders {
  return {
    appointment: new DataLoader(async (ids) => {
      const appointments = new Map((await queries.byIds(ids)).map((row) => [row.id, row]));
      return ids.map((id) => appointments.get(id) ?? null);
    }),
    appointmentsTo: new DataLoader(async (positionIds) => {
      const appointments = Map.groupBy(await queries.ofPositions(positionIds), (row) => row.positionId);
      return positionIds.map((id) => appointments.get(id) ?? []);
    }),
    appointmentsOf: new DataLoader(async (personIds) => {
      const appointments = Map.groupBy(await queries.ofPeople(personIds), (row) => row.personId);
      return personIds.map((id) => appointments.get(id) ?? []);
    }),
  };
}
