import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { appointmentExample, appointmentSnapshot } from './appointment.snapshot.js';

/** The end of a person’s time in a post was set. */
export const AppointmentEndedV1 = defineEvent({
  source: 'directory',
  aggregate: 'appointment',
  verb: 'ended',
  version: 1,
  summary: 'The end of a person’s time in a post was set.',
  payload: z.object({ appointment: appointmentSnapshot }),
  example: { appointment: { ...appointmentExample, validTo: '2026-11-23', version: 2 } },
});
