import {
  ErrorCode,
  findTextProblem,
  problem,
  problemWith,
  type MessageText,
  type Problem,
} from '@rasad/service-kit';
import { acceptedType, acceptedTypes, type FileRefusal } from '../files/file-type.rules.js';
import { evidenceMessages } from './evidence.messages.js';

/** Where an upload stands. */
export type UploadStatus = 'OPEN' | 'RECEIVING' | 'RECEIVED' | 'REFUSED' | 'COMPLETED';
/** What happens to an upload. */
export type UploadAct = 'RECEIVE' | 'STORE' | 'REFUSE' | 'COMPLETE';

/** The life of an upload: status → act → next status. What is not here is not possible. */
export const uploadTransitions: Readonly<
  Record<UploadStatus, Readonly<Partial<Record<UploadAct, UploadStatus>>>>
> = {
  OPEN: { RECEIVE: 'RECEIVING' },
  RECEIVING: { STORE: 'RECEIVED', REFUSE: 'REFUSED' },
  RECEIVED: { COMPLETE: 'COMPLETED' },
  REFUSED: {},
  COMPLETED: {},
};

/** What is said of a file before it is sent. */
export interface StatedFile {
  fileName: string;
  mediaType?: string | null;
  size?: number | null;
  sha256?: string | null;
  title?: string | null;
  effectiveOn?: string | null;
}

const maxTitle = 300;
const maxFileName = 200;
/** Uploads that one person may have under way. */
export const maxOpenUploads = 20;
/** Pieces of evidence that a task can have, withdrawn ones aside. */
export const maxEvidence = 100;

const sha256Pattern = /^[0-9a-f]{64}$/;
const pathOrHidden = /[/\\\u200E\u200F\u061C\uFEFF]|^\.+/u;

/** What a size is compared with, in the messages' megabytes. */
const megabytes = (bytes: number) => Math.floor(bytes / 1_048_576);

/** Everything that keeps an upload from being begun. @param today Gregorian date in Asia/Tehran. */
export function uploadProblems(file: StatedFile, maxBytes: number, today: string): Problem[] {
  return [
    fileNameProblem(file.fileName),
    mediaTypeProblem(file),
    sizeProblem(file.size, maxBytes),
    file.sha256 == null ? null : hashProblem(file.sha256, 'input.sha256'),
    file.title == null ? null : findTextProblem(file.title, 'input.title', maxTitle),
    effectiveDateProblem(file.effectiveOn, today),
  ].filter((found) => found !== null);
}

/** Why a title cannot be stored, or null. */
export function titleProblem(title: string): Problem | null {
  return findTextProblem(title, 'input.title', maxTitle);
}

/** Why an effective date is not possible, or null. @param today Gregorian date in Asia/Tehran. */
export function effectiveDateProblem(day: string | null | undefined, today: string): Problem | null {
  return day != null && day > today ? problem(ErrorCode.INVALID, 'input.effectiveOn', 'futureDate') : null;
}

/** Why a text is no SHA-256, or null. */
export function hashProblem(sha256: string, field: string): Problem | null {
  return sha256Pattern.test(sha256)
    ? null
    : problemWith(ErrorCode.INVALID, field, evidenceMessages.hashMalformed);
}

/** Why a body of so many bytes is not taken, or null. @param stated bytes that were announced, if any */
export function lengthRefusal(length: number, stated: number | null, maxBytes: number): FileRefusal | null {
  if (length === 0) return 'EMPTY';
  if (length > maxBytes) return 'TOO_LARGE';
  return stated !== null && stated !== length ? 'SIZE_DIFFERS' : null;
}

/** What to tell of bytes that were refused. @param field dotted path in the arguments. */
export function refusalProblem(refusal: FileRefusal, field: string, maxBytes: number): Problem {
  const params = { types: Object.keys(acceptedTypes).join(', '), max: megabytes(maxBytes) };
  return problemWith(ErrorCode.INVALID, field, refusalMessages[refusal], params);
}

const refusalMessages: Record<FileRefusal, MessageText> = {
  EMPTY: evidenceMessages.fileEmpty,
  TOO_LARGE: evidenceMessages.fileTooLarge,
  SIZE_DIFFERS: evidenceMessages.fileSizeDiffers,
  TYPE_REFUSED: evidenceMessages.fileTypeRefused,
  TYPE_DIFFERS: evidenceMessages.fileTypeDiffers,
  HASH_DIFFERS: evidenceMessages.fileHashDiffers,
};

function fileNameProblem(fileName: string): Problem | null {
  const field = 'input.fileName';
  const unreadable = findTextProblem(fileName, field, maxFileName);
  if (unreadable) return unreadable;
  if (pathOrHidden.test(fileName) || /[\t\r\n]/.test(fileName)) {
    return problemWith(ErrorCode.INVALID, field, evidenceMessages.fileNameForbidden);
  }
  return acceptedType(fileName) ? null : refusalProblem('TYPE_REFUSED', field, 0);
}

/** Browsers that do not know a type say nothing or "octet-stream"; anything else must be what the name promises. */
function mediaTypeProblem({ fileName, mediaType }: StatedFile): Problem | null {
  const stated = mediaType?.split(';')[0]?.trim().toLowerCase() ?? '';
  const promised = acceptedType(fileName);
  if (stated === '' || stated === 'application/octet-stream' || !promised) return null;
  const alsoSaid = promised.mediaType === 'text/csv' && spreadsheetGuess.has(stated);
  return stated === promised.mediaType || alsoSaid
    ? null
    : problemWith(ErrorCode.INVALID, 'input.mediaType', evidenceMessages.fileTypeDiffers);
}

/** What Windows says of a .csv where Excel is installed, and what some systems say of it. */
const spreadsheetGuess: ReadonlySet<string> = new Set(['application/vnd.ms-excel', 'text/plain']);

function sizeProblem(size: number | null | undefined, maxBytes: number): Problem | null {
  if (size == null) return null;
  if (size <= 0) return refusalProblem('EMPTY', 'input.size', maxBytes);
  return size > maxBytes ? refusalProblem('TOO_LARGE', 'input.size', maxBytes) : null;
}
