import {
  describeProblem,
  graphErrorCodeOf,
  inFileOrder,
  MAX_PROBLEMS,
  parseOrganisation,
  type BilingualText,
  type ProblemPlace,
} from '@rasad/import-formats';
import { readOrganisationFiles } from '@rasad/organisation-tables';
import { ErrorCode, ProblemError, problemWith, refuseAny, type Problem } from '@rasad/service-kit';
import { directoryMessages } from '../messages.js';
import type { OrganisationPlan } from './organisation-plan.rules.js';

/** What is to be imported: one of the two. */
export interface GivenOrganisation {
  /** JSON of the format `rasad.organisation/1`. */
  document: string | null;
  /** Files, their bytes in Base64. */
  files: { name: string; content: string }[] | null;
}

/** A document that was read, and the argument that it came in. */
export type ReadDocument = Extract<ReturnType<typeof parseOrganisation>, { ok: true }> & {
  argument: Argument;
};
type Argument = 'document' | 'files';

/** Stops the use case unless exactly one of the two is given. */
export function requireOneOf({ document, files }: GivenOrganisation): void {
  if ((document === null) !== (files === null)) return;
  refuseAny(problemWith(ErrorCode.INVALID, 'input.document', directoryMessages.documentOrFiles));
}

/** Reads what is given; everything that is wrong with it stops the use case, each problem at its place. */
export async function readGiven(given: GivenOrganisation): Promise<ReadDocument> {
  requireOneOf(given);
  const { document, files } = given;
  const parsed = document === null ? await readFiles(files ?? []) : parseOrganisation(document);
  const argument = document === null ? 'files' : 'document';
  if (parsed.ok) return { ...parsed, argument };
  const problems = parsed.problems.map((found) =>
    toProblem(ErrorCode[graphErrorCodeOf(found)], argument, found),
  );
  throw new ProblemError(problems);
}

/** Stops the use case where the document does not fit what is stored, each problem at its place. */
export function refuseUnplannable(plan: OrganisationPlan, read: ReadDocument): void {
  const found = plan.problems.map(({ path, problem }) => ({
    problem,
    place: read.placeAt(path),
  }));
  const problems = inFileOrder(found, ({ place }) => place)
    .slice(0, MAX_PROBLEMS)
    .map(({ problem, place }) =>
      toProblem(problem.code, read.argument, {
        ...place,
        message: problem.message,
      }),
    );
  if (problems.length > 0) throw new ProblemError(problems);
}

function readFiles(files: NonNullable<GivenOrganisation['files']>) {
  return readOrganisationFiles(
    files.map(({ name, content }) => ({
      name,
      content: Buffer.from(content, 'base64'),
    })),
  );
}

function toProblem(
  code: ErrorCode,
  argument: Argument,
  located: ProblemPlace & { message: BilingualText },
): Problem {
  const words = {
    fa: describeProblem(located, 'fa'),
    en: describeProblem(located, 'en'),
  };
  return { code, field: ['input', argument], message: words };
}
