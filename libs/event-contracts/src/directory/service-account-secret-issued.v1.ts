import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import {
  clientSecretExample,
  clientSecretSnapshot,
  serviceAccountExample,
  serviceAccountSnapshot,
} from './service-account.snapshot.js';

/** A service account was given a secret. */
export const ServiceAccountSecretIssuedV1 = defineEvent({
  source: 'directory',
  aggregate: 'service-account',
  verb: 'secret-issued',
  version: 1,
  summary: 'A service account was given a secret.',
  payload: z.object({ serviceAccount: serviceAccountSnapshot, secret: clientSecretSnapshot }),
  example: { serviceAccount: { ...serviceAccountExample, version: 2 }, secret: clientSecretExample },
});
