import { OBLIGATIONS_FORMAT } from '@rasad/import-formats';
import type { CreateObligationInput } from './obligation.graphql.js';

/** The input as a document of one entry, so that one set of rules judges imports and single obligations alike. */
export function documentOf(input: CreateObligationInput, place: { instrument: string; eId: string }): string {
  const { clientMutationId: _key, provisionId: _provision, ...entry } = input;
  return JSON.stringify(
    {
      format: OBLIGATIONS_FORMAT,
      instrument: place.instrument,
      obligations: [{ ...entry, provision: place.eId }],
    },
    (_, value: unknown) => value ?? undefined,
  );
}

/** The path into the arguments that a path into `documentOf` stands for: `obligations[0].title.fa` → input, title, fa. */
export function inputField(path: string): string[] {
  const steps = path.replace(/^obligations\[0\]\.?/, '').split(/[.[\]]+/);
  return ['input', ...steps.filter((step) => step !== '' && step !== '$')];
}
