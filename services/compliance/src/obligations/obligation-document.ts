import { OBLIGATIONS_FORMAT } from '@rasad/import-formats';
import type { CreateObligationInput, ObligationRevisionInput } from './obligation-input.graphql.js';
import type { StoredObligation } from './stored-obligation.js';

/** Where an obligation is drawn from: code of the instrument and eIds of its provisions. */
export interface DrawnFrom {
  instrument: string;
  eId: string;
  furtherEIds: readonly string[];
}

/** The input as a document of one entry, so that one set of rules judges imports and single obligations alike. */
export function documentOf(input: CreateObligationInput, place: DrawnFrom): string {
  const { clientMutationId: _key, acceptNoReach: _reach, ...rest } = input;
  const { provisionId: _provision, furtherProvisionIds: _further, ...entry } = rest;
  return documentOfEntry(entry, place);
}

/** The obligation as it would stand after a change, as a document of one entry. */
export function documentOfRevision(
  before: StoredObligation,
  input: ObligationRevisionInput,
  place: DrawnFrom,
): string {
  const { code, title, cadence, period, applicability, exclusions, deadline, weight } = before;
  const { reviewingFunction, fourEyes, validFrom, validTo, sample, reason } = before;
  const { required, ...evidenceRule } = before.evidenceRule;
  const entry = {
    ...{ code, sample, reason },
    title: input.title ?? title,
    cadence: input.cadence ?? cadence,
    period: given(input.period, period),
    applicability: input.applicability ?? applicability,
    exclusions: input.exclusions ?? exclusions,
    deadline: input.deadline ?? deadline,
    weight: input.weight ?? weight,
    evidenceRule: given(input.evidenceRule, required ? evidenceRule : null),
    reviewingFunction: given(input.reviewingFunction, reviewingFunction),
    fourEyes: input.fourEyes ?? fourEyes,
    validFrom: given(input.validFrom, validFrom),
    validTo: given(input.validTo, validTo),
  };
  return documentOfEntry(entry, place);
}

/** What an input says of a field that may be emptied: null empties it, nothing leaves it. */
function given<T>(said: T | null | undefined, before: T | null): T | null {
  return said === undefined ? before : said;
}

function documentOfEntry(entry: object, { instrument, eId, furtherEIds }: DrawnFrom): string {
  return JSON.stringify(
    {
      format: OBLIGATIONS_FORMAT,
      instrument,
      obligations: [{ ...entry, provision: eId, furtherProvisions: furtherEIds }],
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
