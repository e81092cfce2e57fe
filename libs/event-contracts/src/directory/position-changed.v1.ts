import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { positionExample, positionSnapshot } from './position.snapshot.js';

/** The title, the kind, the seats or another attribute of a post changed. */
export const PositionChangedV1 = defineEvent({
  source: 'directory',
  aggregate: 'position',
  verb: 'changed',
  version: 1,
  summary: 'The title, the kind, the seats or another attribute of a post changed.',
  payload: z.object({ position: positionSnapshot }),
  example: { position: { ...positionExample, version: 2 } },
});
