import { z } from 'zod';
import { localizedText } from '../vocabulary.js';

/** An obligation as it stands after the event. */
export const obligationSnapshot = z.object({
  id: z.uuid(),
  code: z.string().min(1),
  instrumentId: z.uuid(),
  provisionId: z.uuid(),
  title: localizedText,
  /** Weight in scores, > 0. */
  weight: z.number().positive(),
  sample: z.boolean(),
  version: z.int().positive(),
});

/** A valid snapshot for the events' examples. */
export const obligationExample: z.infer<typeof obligationSnapshot> = {
  id: '01930000-0000-7000-8000-000000000022',
  code: 'publish-permit-rules',
  instrumentId: '01930000-0000-7000-8000-000000000024',
  provisionId: '01930000-0000-7000-8000-000000000023',
  title: { fa: 'انتشار ضوابط و مراحل صدور پروانه', en: 'Publish permit rules and steps' },
  weight: 2,
  sample: true,
  version: 1,
};
