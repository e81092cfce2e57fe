import { z } from 'zod';

/** The amendment that led to something: the expression that words the provision anew. */
export const amendmentCause = z.object({
  expressionId: z.uuid(),
  provisionId: z.uuid(),
});

/** A valid cause for the events' examples. */
export const amendmentExample: z.infer<typeof amendmentCause> = {
  expressionId: '01930000-0000-7000-8000-000000000025',
  provisionId: '01930000-0000-7000-8000-000000000023',
};
