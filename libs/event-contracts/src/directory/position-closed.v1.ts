import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { positionExample, positionSnapshot } from './position.snapshot.js';

/** A post ends on its validTo. */
export const PositionClosedV1 = defineEvent({
  source: 'directory',
  aggregate: 'position',
  verb: 'closed',
  version: 1,
  summary: 'A post ends on its validTo.',
  payload: z.object({ position: positionSnapshot }),
  example: { position: { ...positionExample, validTo: '2026-11-23', version: 2 } },
});
