import { describeProblem, type ImportProblem, type ParsedDocument } from '@rasad/import-formats';
import { CommandFailure } from './command-failure.ts';
import type { Lang } from './language.ts';

/** The document of a parsed file; a refused one fails the command with line, path and reason of every problem. */
export function requireDocument<T>(parsed: ParsedDocument<T>, file: string, lang: Lang): T {
  return parsed.ok ? parsed.document : refuseFile(parsed.problems, file, lang);
}

/** Fails the command with line, path and reason of every problem. */
export function refuseFile(problems: readonly ImportProblem[], file: string, lang: Lang): never {
  throw new CommandFailure(
    'fileRefused',
    { file, count: problems.length },
    { details: problems.map((problem) => describeProblem(problem, lang)), document: { problems } },
  );
}
