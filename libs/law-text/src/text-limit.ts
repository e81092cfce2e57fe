import { importProblem, type ImportProblem } from '@rasad/import-formats';

/**
 * Longest text and longest XML that is read, in characters: several times the longest statute, and read within a
 * second, so that a service that does so still answers others.
 */
export const MAX_LAW_TEXT_LENGTH = 2_000_000;

/** The problem of a content that is too long, if it is. */
export function tooLong(content: string): ImportProblem | undefined {
  if (content.length <= MAX_LAW_TEXT_LENGTH) return undefined;
  return importProblem({ path: '$', line: 1, column: 1 }, 'DOCUMENT_TOO_LARGE', { max: MAX_LAW_TEXT_LENGTH });
}
