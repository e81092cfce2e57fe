import type { AppointmentSnapshot } from '@rasad/event-contracts';
import type { Act } from '../caller.js';
import type { Position } from '../positions/position.rules.js';
import type { Appointment } from './appointment.rules.js';

/** An event about an appointment as it stands now. */
export function appointmentEvent(appointment: Appointment, position: Pick<Position, 'unitId'>, act: Act) {
  return {
    aggregateId: appointment.id,
    aggregateVersion: appointment.version,
    ...act,
    payload: { appointment: snapshotOf(appointment, position) },
  };
}

function snapshotOf(appointment: Appointment, { unitId }: Pick<Position, 'unitId'>): AppointmentSnapshot {
  const { id, positionId, personId, acting, validFrom, validTo, version } = appointment;
  return { id, positionId, unitId, personId, acting, validFrom, validTo, version };
}
