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
  payload: z.object({ grant: grantSnapshot }),
  example: { grant: { ...grantExample, revokedAt: '2026-11-23T10:00:00.000Z', version: 2 } },
});
