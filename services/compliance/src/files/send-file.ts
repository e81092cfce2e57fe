import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { ByteRange, FileStore } from './file-store.js';

/** A stored file and how it is to be presented. */
export interface SentFile {
  sha256: string;
  size: number;
  mediaType: string;
  fileName: string;
}

/**
 * Answers a GET or HEAD with a stored file (RFC 9110): a part where a range is asked for, "not modified" where the reader
 * has it. It is only ever saved, never shown in place: an attachment, of exactly its type, in a sandbox.
 */
export async function sendFile(
  request: Request,
  response: Response,
  file: SentFile,
  store: FileStore,
): Promise<void> {
  const etag = `"${file.sha256}"`;
  response.attachment(file.fileName);
  response.set({
    'content-type': file.mediaType,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    etag,
  });
  if (request.fresh) return void response.status(304).end();
  const range = rangeOf(request, file.size, etag);
  if (range === 'UNSATISFIABLE') {
    return void response.status(416).set('content-range', `bytes */${file.size}`).end();
  }
  if (range) response.status(206).set('content-range', `bytes ${range.start}-${range.end}/${file.size}`);
  response.set('content-length', String(range ? range.end - range.start + 1 : file.size));
  if (request.method === 'HEAD') return void response.end();
  await pipeline(await store.open(file.sha256, range ?? undefined), response);
}

/** The one part that is asked for; null stands for the whole, also where several parts or none that we know are asked. */
function rangeOf(request: Request, size: number, etag: string): ByteRange | 'UNSATISFIABLE' | null {
  const condition = request.get('if-range');
  if (condition !== undefined && condition !== etag) return null;
  const ranges = request.range(size);
  if (ranges === -1) return 'UNSATISFIABLE';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}
