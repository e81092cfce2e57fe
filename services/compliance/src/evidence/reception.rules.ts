import { ErrorCode, problem, problemWith, type Problem } from '@rasad/service-kit';
import type { FileRefusal } from '../files/file-type.rules.js';
import { refusalProblem } from './evidence-upload.rules.js';
import { evidenceMessages } from './evidence.messages.js';

/** What came of a request that sends a file. */
export type Reception =
  | { outcome: 'RECEIVED'; sha256: string; size: number }
  | { outcome: 'REFUSED'; refusal: FileRefusal }
  /** The link is of nobody, of somebody else, or no longer good. */
  | { outcome: 'NOT_FOUND' }
  /** The link was used before, or is being used now. */
  | { outcome: 'USED' };

/** A refusal over HTTP: its status and what to tell. */
export interface HttpRefusal {
  status: number;
  problem: Problem;
}

const statuses: Record<FileRefusal, number> = {
  EMPTY: 422,
  TOO_LARGE: 413,
  SIZE_DIFFERS: 422,
  TYPE_REFUSED: 415,
  TYPE_DIFFERS: 415,
  HASH_DIFFERS: 422,
};

/** How a reception that failed is told over HTTP. */
export function refusalOf(
  reception: Exclude<Reception, { outcome: 'RECEIVED' }>,
  maxBytes: number,
): HttpRefusal {
  if (reception.outcome === 'NOT_FOUND') return notFound;
  if (reception.outcome === 'USED') {
    return { status: 409, problem: problemWith(ErrorCode.STATE, null, evidenceMessages.uploadUsed) };
  }
  const { refusal } = reception;
  return { status: statuses[refusal], problem: { ...refusalProblem(refusal, '', maxBytes), field: null } };
}

/** A link behind which there is nothing for the caller. */
export const notFound: HttpRefusal = { status: 404, problem: problem(ErrorCode.NOT_FOUND, null, 'notFound') };

/** A body that does not say how long it is. */
export const lengthRequired: HttpRefusal = {
  status: 411,
  problem: problemWith(ErrorCode.REQUIRED, null, evidenceMessages.lengthRequired),
};
