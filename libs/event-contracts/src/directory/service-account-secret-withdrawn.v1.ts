import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import {
  clientSecretExample,
  clientSecretSnapshot,
  serviceAccountExample,
  serviceAccountSnapshot,
} from './service-account.snapshot.js';

/** A secret of a service account was taken back before its end. */
export const ServiceAccountSecretWithdrawnV1 = defineEvent({
  source: 'directory',
  aggregate: 'service-account',
  verb: 'secret-withdrawn',
  version: 1,
  summary: 'A secret of a service account was taken back before its end.',
  payload: z.object({ serviceAccount: serviceAccountSnapshot, secret: clientSecretSnapshot }),
  example: {
    serviceAccount: { ...serviceAccountExample, version: 3 },
    secret: { ...clientSecretExample, withdrawnAt: '2026-11-24T10:00:00.000Z' },
  },
});
