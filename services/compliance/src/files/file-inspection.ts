import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { headBytes, tailBytes, type FileFindings, type FileRefusal } from './file-type.rules.js';

/** The bytes that came are not taken. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  constructor(readonly refusal: FileRefusal) {
    super(refusal);
  }
}

// Text has no control characters but tabs, line ends and form feeds.
const control = /(?![\t\n\f\r])\p{Cc}/u;

/**
 * Looks at a file as it passes: counts, hashes, and keeps its beginning and end. However large the file, it holds no
 * more than those.
 */
export class FileInspection extends Transform {
  private readonly hash = createHash('sha256');
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private head = Buffer.alloc(0);
  private tail = Buffer.alloc(0);
  private isPlainText = true;
  private bytes = 0;

  /** @param maxBytes more than these fail the stream with FileRefused. */
  constructor(private readonly maxBytes: number) {
    super();
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length;
    if (this.bytes > this.maxBytes) return done(new FileRefused('TOO_LARGE'));
    this.hash.update(chunk);
    if (this.head.length < headBytes) this.head = Buffer.concat([this.head, chunk]).subarray(0, headBytes);
    this.tail = Buffer.concat([this.tail, chunk.subarray(-tailBytes)]).subarray(-tailBytes);
    if (this.isPlainText) this.isPlainText = this.readsAsText(chunk, { stream: true });
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    if (this.isPlainText) this.isPlainText = this.readsAsText(Buffer.alloc(0), { stream: false });
    done();
  }

  /** Bytes that have passed. */
  get size(): number {
    return this.bytes;
  }

  /** SHA-256 of all that has passed, hexadecimal; once, at the end. */
  digest(): string {
    return this.hash.digest('hex');
  }

  /** What the file turned out to be; at the end. */
  async findings(): Promise<FileFindings> {
    const type = await fileTypeFromBuffer(this.head);
    return { head: this.head, tail: this.tail, sniffedType: type?.mime, isPlainText: this.isPlainText };
  }

  private readsAsText(chunk: Buffer, options: { stream: boolean }): boolean {
    try {
      return !control.test(this.decoder.decode(chunk, options));
    } catch {
      return false;
    }
  }
}
