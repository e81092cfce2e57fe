import { finished, type Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { FileStore, type ByteRange } from './file-store.js';

/** Where a bucket is and how to sign in. */
export interface S3Settings {
  /** Address of the server; Amazon's own of the region where left out. */
  endpoint: string | undefined;
  region: string;
  bucket: string;
  /** Put in front of every object's name. */
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const silence = { debug() {}, info() {}, warn() {}, error() {} };

/** Files in a bucket of any server that speaks S3. */
export class S3Store extends FileStore {
  private readonly client: S3Client;

  constructor(private readonly settings: S3Settings) {
    super();
    const { endpoint, region, accessKeyId, secretAccessKey } = settings;
    this.client = new S3Client({
      ...(endpoint ? { endpoint } : {}),
      region,
      credentials: { accessKeyId, secretAccessKey },
      // What fails is told by whoever asked.
      logger: silence,
      forcePathStyle: endpoint !== undefined,
      // Servers other than Amazon's do not know its newer checksums; the hash is checked here.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async prepare(): Promise<void> {
    await this.client.send(new HeadBucketCommand({ Bucket: this.settings.bucket }));
  }

  /** One PUT of a known size: the server stores it whole or not at all. */
  async receive(uploadId: string, content: Readable, size: number): Promise<void> {
    const broken = new AbortController();
    let cause: unknown;
    finished(content, { writable: false }, (error) => {
      if (!error) return;
      cause = error;
      // The client does not notice a body that fails; it would wait for the rest.
      broken.abort();
    });
    const put = new PutObjectCommand({ ...this.incoming(uploadId), Body: content, ContentLength: size });
    try {
      await this.client.send(put, { abortSignal: broken.signal });
    } catch (error) {
      content.destroy();
      throw cause ?? error;
    }
  }

  async keep(uploadId: string, sha256: string): Promise<void> {
    if (await this.isKept(sha256)) return;
    const { Bucket, Key } = this.incoming(uploadId);
    await this.client.send(new CopyObjectCommand({ ...this.kept(sha256), CopySource: `${Bucket}/${Key}` }));
  }

  async discard(uploadId: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.incoming(uploadId)));
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const Range = range && `bytes=${range.start}-${range.end}`;
    const { Body } = await this.client.send(
      new GetObjectCommand({ ...this.kept(sha256), ...(Range ? { Range } : {}) }),
    );
    return Body as Readable;
  }

  async remove(sha256: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.kept(sha256)));
  }

  private async isKept(sha256: string): Promise<boolean> {
    try {
      await this.client.send(new HeadObjectCommand(this.kept(sha256)));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'NotFound') return false;
      throw error;
    }
  }

  private incoming(uploadId: string) {
    return { Bucket: this.settings.bucket, Key: `${this.settings.prefix}incoming/${uploadId}` };
  }

  private kept(sha256: string) {
    return { Bucket: this.settings.bucket, Key: `${this.settings.prefix}kept/${sha256}` };
  }
}
