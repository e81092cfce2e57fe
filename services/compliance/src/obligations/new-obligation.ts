import { OBLIGATIONS_FORMAT } from '@rasad/import-formats';
import type { CreateObligationInput } from './obligation.graphql.js';

/** The input as a document of one entry, so that one set of rules judges imports and single obligations alike. */
export function documentOf(
  input: CreateObligationInput,
  place: { instrument: string; eId: string; furtherEIds: string[] },
): string {
  const { clientMutationId: _key, provisionId: _provision, furtherProvisionIds: _further, ...entry } = input;
  return JSON.stringify(
    {
      format: OBLIGATIONS_FORMAT,
      instrument: place.instrument,
      obligations: [{ ...entry, provision: place.eId, furtherProvisions: place.furtherEIds }],
    },
    (_, value: unknown) => value ?? undefined,
  );
}

/** Fields that name provisions: by eId in a document, by id in the input. */
const idFields: Record<string, string> = {
  provision: 'provisionId',
  furtherProvisions: 'furtherProvisionIds',
};

/** The path into the arguments that a path into `documentOf` stands for: `obligations[0].title.fa` → input, title, fa. */
export function inputField(path: string): string[] {
  const steps = path.replace(/^obligations\[0\]\.?/, '').split(/[.[\]]+/);
  const names = steps.filter((step) => step !== '' && step !== '$');
  return ['input', ...names.map((name) => idFields[name] ?? name)];
}
