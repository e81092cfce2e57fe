import { importProblem, type ImportProblem } from '@rasad/import-formats';

/**
 * Longest plain text that is read, in characters: several times the longest statute. What takes longest of this length
 * takes about a second, so that a service that reads it still answers others.
 */
export const MAX_LAW_TEXT_LENGTH = 2_000_000;

/** The same for XML, which says in more words what a text says. */
export const MAX_XML_LENGTH = 5_000_000;

/** The problem of a content that is longer than `max` characters, if it is. */
export function tooLong(content: string, max: number): ImportProblem | undefined {
  if (content.length <= max) return undefined;
  return importProblem({ path: '$', line: 1, column: 1 }, 'DOCUMENT_TOO_LARGE', { max });
}
