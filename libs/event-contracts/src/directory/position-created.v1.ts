import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { positionExample, positionSnapshot } from './position.snapshot.js';

/** A unit got a post. */
export const PositionCreatedV1 = defineEvent({
  source: 'directory',
  aggregate: 'position',
  verb: 'created',
  version: 1,
  summary: 'A unit got a post.',
  payload: z.object({ position: positionSnapshot }),
  example: { position: positionExample },
});
