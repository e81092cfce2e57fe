import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { commentExample, commentSnapshot } from './comment.snapshot.js';

/** The author of a comment took it back; that there was one stays on record. */
export const CommentRetractedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'comment',
  verb: 'retracted',
  version: 1,
  summary: 'The author of a comment took it back; that there was one stays on record.',
  payload: z.object({ comment: commentSnapshot }),
  example: { comment: commentExample },
});
