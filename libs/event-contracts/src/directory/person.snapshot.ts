import { z } from 'zod';
import { localizedText } from '../vocabulary.js';

/**
 * A person as they stand after the event. The address is personal data: it is there to send the person's own notices to,
 * and for nothing else. A service that keeps a copy shows it to nobody but the person and administrators, logs it
 * nowhere and takes over every change.
 */
export const personSnapshot = z.object({
  id: z.uuid(),
  /** What the identity provider calls the subject. */
  username: z.string().min(1),
  name: localizedText,
  email: z.email().nullable(),
  sample: z.boolean(),
  version: z.int().positive(),
  /** UTC instant since which nobody acts under the account; left out while it is in use. */
  disabledAt: z.iso.datetime().optional(),
});
export type PersonSnapshot = z.infer<typeof personSnapshot>;

/** A valid snapshot for the events' examples. */
export const personExample: PersonSnapshot = {
  id: '01930000-0000-7000-8000-000000000011',
  username: 'reporter-d1',
  name: { fa: 'گزارشگر منطقه ۱', en: 'Reporter of district 1' },
  email: 'reporter-d1@karaj.example',
  sample: true,
  version: 1,
};
