import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { serviceAccountExample, serviceAccountSnapshot } from './service-account.snapshot.js';

/** An account of another system was renamed, disabled or put in use again. */
export const ServiceAccountChangedV1 = defineEvent({
  source: 'directory',
  aggregate: 'service-account',
  verb: 'changed',
  version: 1,
  summary: 'An account of another system was renamed, disabled or put in use again.',
  payload: z.object({ serviceAccount: serviceAccountSnapshot }),
  example: {
    serviceAccount: { ...serviceAccountExample, version: 2, disabledAt: '2026-11-24T10:00:00.000Z' },
  },
});
