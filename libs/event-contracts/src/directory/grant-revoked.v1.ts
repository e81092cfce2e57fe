import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { grantExample, grantSnapshot } from './grant.snapshot.js';

/** A grant was taken back. */
export const GrantRevokedV1 = defineEvent({
  source: 'directory',
  aggregate: 'grant',
  verb: 'revoked',
  version: 1,
  summary: 'A grant was taken back.',
  payload: z.object({
    grant: grantSnapshot,
    /** Why it was taken back, in the words of whoever did it; left out where nothing was said. */
    reason: z.string().min(1).optional(),
  }),
  example: { grant: { ...grantExample, revokedAt: '2026-11-23T10:00:00.000Z', version: 2 } },
});
