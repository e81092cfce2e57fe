import { ErrorCode, problem, problemWith, type Problem } from '@rasad/service-kit';
import { complianceMessages } from '../messages.js';

/** Most rows of one command: they share a transaction, and its locks. */
export const maxRows = 100;

/** How one row of a command ended. */
export interface BulkRow<R> {
  /** Place in the input, from 0. */
  index: number;
  /** Null where the row was refused. */
  result: R | null;
  problems: Problem[];
}

/** Why a number of rows is not accepted, or null. */
export function rowCountProblem(count: number): Problem | null {
  if (count === 0) return problem(ErrorCode.REQUIRED, 'input.items', 'required');
  if (count <= maxRows) return null;
  return problemWith(ErrorCode.TOO_MANY, 'input.items', complianceMessages.tooManyRows, { max: maxRows });
}

/** Rows in the order of what they are about, so that commands with the same rows never wait for each other in a ring. */
export function inLockOrder<I>(
  items: readonly I[],
  targetOf: (item: I) => string,
): { item: I; index: number }[] {
  return items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => compare(targetOf(a.item), targetOf(b.item)) || a.index - b.index);
}

/** Indices of the rows that are about what an earlier row is about. */
export function repeatedRows<I>(items: readonly I[], targetOf: (item: I) => string): Set<number> {
  const seen = new Set<string>();
  const repeated = new Set<number>();
  items.forEach((item, index) => {
    if (seen.has(targetOf(item))) repeated.add(index);
    seen.add(targetOf(item));
  });
  return repeated;
}

/** The problem of a row of its own, told of its place in the whole input. */
export function problemOfRow({ field, ...found }: Problem, index: number): Problem {
  const [root, ...path] = field ?? ['input'];
  return { ...found, field: [root ?? 'input', 'items', String(index), ...path] };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
