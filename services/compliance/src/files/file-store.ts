import type { Readable } from 'node:stream';

/** Bytes of a stored file, both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where files lie. What is being received has a name of its own; what was accepted lies under the SHA-256 of its bytes,
 * so that the same bytes are stored once. No name that a person gave ever becomes part of a path.
 */
export abstract class FileStore {
  /** Makes the store ready; fails where it cannot be written to. */
  abstract prepare(): Promise<void>;
  /** Writes what is received; where it fails or is broken off, nothing of it is left. @param size bytes that will come. */
  abstract receive(uploadId: string, content: Readable, size: number): Promise<void>;
  /** Moves what was received under its hash; does nothing where these bytes lie there already. */
  abstract keep(uploadId: string, sha256: string): Promise<void>;
  /** Removes what was received, where it is still there. */
  abstract discard(uploadId: string): Promise<void>;
  /** Reads a kept file, or a part of it. */
  abstract open(sha256: string, range?: ByteRange): Promise<Readable>;
  /** Removes a kept file, where it is there. */
  abstract remove(sha256: string): Promise<void>;
}
