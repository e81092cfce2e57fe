import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { appointmentExample, appointmentSnapshot } from './appointment.snapshot.js';

/** A person was appointed to a post. */
export const AppointmentMadeV1 = defineEvent({
  source: 'directory',
  aggregate: 'appointment',
  verb: 'made',
  version: 1,
  summary: 'A person was appointed to a post.',
  payload: z.object({ appointment: appointmentSnapshot }),
  example: { appointment: appointmentExample },
});
