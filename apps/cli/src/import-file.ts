import { describeProblem, type ParsedDocument } from '@rasad/import-formats';
import { CommandFailure } from './command-failure.ts';
import type { Lang } from './language.ts';

/** The document of a parsed file; a refused one fails the command with line, path and reason of every problem. */
export function requireDocument<T>(parsed: ParsedDocument<T>, file: string, lang: Lang): T {
  if (parsed.ok) return parsed.document;
  const { problems } = parsed;
  throw new CommandFailure(
    'fileRefused',
    { file, count: problems.length },
    { details: problems.map((problem) => describeProblem(problem, lang)), document: { problems } },
  );
}
