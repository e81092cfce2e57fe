import { z } from 'zod';
import { evidenceKind, localDate, localizedText } from '../vocabulary.js';

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
  /** Provisions that it is drawn from besides `provisionId`, where it is counted. */
  furtherProvisionIds: z.array(z.uuid()).optional(),
  /** Tag of the units whose function it is to review; null: any reviewer of the unit. */
  reviewingFunction: z.string().nullable().optional(),
  /** Whether two reviewers have to accept. */
  fourEyes: z.boolean().optional(),
  evidenceRule: z
    .object({
      required: z.boolean(),
      /** Pieces that a report needs at least; 0 where none is required. */
      minimum: z.int().min(0),
      /** Kinds that count; empty: any. */
      kinds: z.array(evidenceKind),
    })
    .optional(),
  validFrom: localDate.nullable().optional(),
  /** First day on which it no longer binds. */
  validTo: localDate.nullable().optional(),
});

export type ObligationSnapshot = z.infer<typeof obligationSnapshot>;

/** A valid snapshot for the events' examples. */
export const obligationExample: ObligationSnapshot = {
  id: '01930000-0000-7000-8000-000000000022',
  code: 'publish-permit-rules',
  instrumentId: '01930000-0000-7000-8000-000000000024',
  provisionId: '01930000-0000-7000-8000-000000000023',
  title: { fa: 'انتشار ضوابط و مراحل صدور پروانه', en: 'Publish permit rules and steps' },
  weight: 2,
  sample: true,
  version: 1,
  furtherProvisionIds: ['01930000-0000-7000-8000-000000000025'],
  reviewingFunction: 'inspection',
  fourEyes: false,
  evidenceRule: { required: true, minimum: 1, kinds: ['FILE'] },
  validFrom: '2026-03-21',
  validTo: null,
};
