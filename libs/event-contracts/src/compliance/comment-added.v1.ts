import { z } from 'zod';
import { defineEvent } from '../define-event.js';
import { commentExample, commentSnapshot } from './comment.snapshot.js';

/** Somebody commented on a task. */
export const CommentAddedV1 = defineEvent({
  source: 'compliance',
  aggregate: 'comment',
  verb: 'added',
  version: 1,
  summary: 'Somebody commented on a task.',
  payload: z.object({ comment: commentSnapshot }),
  example: { comment: commentExample },
});
