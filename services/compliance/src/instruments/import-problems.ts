import { describeProblem, graphErrorCodeOf, type ImportProblem } from '@rasad/import-formats';
import { ErrorCode, ProblemError, type Problem } from '@rasad/service-kit';

/** A problem of an import document as the graph tells it: line, path and reason, at the input's document. */
export function documentProblem(problem: ImportProblem): Problem {
  return {
    code: ErrorCode[graphErrorCodeOf(problem)],
    field: ['input', 'document'],
    message: { fa: describeProblem(problem, 'fa'), en: describeProblem(problem, 'en') },
  };
}

/** Refuses an import as a whole. */
export function refuseDocument(problems: readonly ImportProblem[]): never {
  throw new ProblemError(problems.map(documentProblem));
}

/** A problem that only the stored data shows, with its place in the document. */
export function placedProblem({ path, line }: { path: string; line: number }, unfit: Problem): Problem {
  return {
    ...unfit,
    field: ['input', 'document'],
    message: {
      fa: `خط ${line}, ${path}: ${unfit.message.fa}`,
      en: `line ${line}, ${path}: ${unfit.message.en}`,
    },
  };
}
