import { z } from 'zod';
import { localDate, localizedText } from '../vocabulary.js';

/** A charter as its newest version says. The wording of its clauses is read from the directory. */
export const charterSnapshot = z.object({
  id: z.uuid(),
  code: z.string().min(1),
  title: localizedText,
  clauses: z.array(
    z.object({
      id: z.uuid(),
      number: z.string().min(1),
      /** Name of the body that the clause describes, the same in all versions; null where it describes none. */
      bodyCode: z.string().min(1).nullable(),
    }),
  ),
  validFrom: localDate.nullable(),
  /** First day on which it is no longer in force; null while it is. */
  validTo: localDate.nullable(),
  sample: z.boolean(),
  version: z.int().positive(),
});
export type CharterSnapshot = z.infer<typeof charterSnapshot>;

/** A valid snapshot for the events' examples. */
export const charterExample: CharterSnapshot = {
  id: '01930000-0000-7000-8000-000000000041',
  code: 'integrity-bodies',
  title: { fa: 'آیین‌نامهٔ ستاد و کارگروه‌های سلامت اداری', en: 'Charter of the integrity bodies' },
  clauses: [
    { id: '01930000-0000-7000-8000-000000000045', number: '1', bodyCode: null },
    { id: '01930000-0000-7000-8000-000000000042', number: '2', bodyCode: 'working-group' },
  ],
  validFrom: '2026-03-21',
  validTo: null,
  sample: true,
  version: 1,
};
