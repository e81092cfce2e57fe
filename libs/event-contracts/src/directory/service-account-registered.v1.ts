import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { serviceAccountExample, serviceAccountSnapshot } from './service-account.snapshot.js';

/** An account of another system became known. */
export const ServiceAccountRegisteredV1 = defineEvent({
  source: 'directory',
  aggregate: 'service-account',
  verb: 'registered',
  version: 1,
  summary: 'An account of another system became known.',
  payload: z.object({ serviceAccount: serviceAccountSnapshot }),
  example: { serviceAccount: serviceAccountExample },
});
