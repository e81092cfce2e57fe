import { z } from 'zod';
import { localizedText } from '../vocabulary.js';

/** A service account as it stands after the event. */
export const serviceAccountSnapshot = z.object({
  id: z.uuid(),
  /** Its client id. */
  username: z.string().min(1),
  name: localizedText,
  sample: z.boolean(),
  version: z.int().positive(),
  /** UTC instant since which nobody acts under the account; left out while it is in use. */
  disabledAt: z.iso.datetime().optional(),
});
export type ServiceAccountSnapshot = z.infer<typeof serviceAccountSnapshot>;

/** One of an account's secrets, without the secret itself and without its hash. */
export const clientSecretSnapshot = z.object({
  id: z.uuid(),
  issuedAt: z.iso.datetime(),
  /** UTC instant from which it no longer counts. */
  expiresAt: z.iso.datetime(),
  /** UTC instant of its withdrawal, or null. */
  withdrawnAt: z.iso.datetime().nullable(),
});
export type ClientSecretSnapshot = z.infer<typeof clientSecretSnapshot>;

/** Valid snapshots for the events' examples. */
export const serviceAccountExample: ServiceAccountSnapshot = {
  id: '01930000-0000-7000-8000-000000000012',
  username: 'integration',
  name: { fa: 'حساب یکپارچه‌سازی', en: 'Integration account' },
  sample: true,
  version: 1,
};
export const clientSecretExample: ClientSecretSnapshot = {
  id: '01930000-0000-7000-8000-000000000013',
  issuedAt: '2026-11-23T10:00:00.000Z',
  expiresAt: '2027-11-23T10:00:00.000Z',
  withdrawnAt: null,
};
