import { createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore, type ByteRange } from './file-store.js';

/** Files in a folder of this machine, or one that all replicas mount. */
export class FolderStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async prepare(): Promise<void> {
    await mkdir(join(this.folder, 'incoming'), { recursive: true, mode: 0o700 });
    await mkdir(join(this.folder, 'kept'), { recursive: true, mode: 0o700 });
  }

  async receive(uploadId: string, content: Readable): Promise<void> {
    const file = this.incoming(uploadId);
    try {
      // `flush` calls fsync before the file is closed: what is told as received survives a power failure.
      await pipeline(content, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
  }

  async keep(uploadId: string, sha256: string): Promise<void> {
    const file = this.kept(sha256);
    if (await exists(file)) return;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await rename(this.incoming(uploadId), file);
    await syncFolder(dirname(file));
  }

  async discard(uploadId: string): Promise<void> {
    await rm(this.incoming(uploadId), { force: true });
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.kept(sha256), 'r');
    return file.createReadStream(range);
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.kept(sha256), { force: true });
  }

  private incoming(uploadId: string): string {
    return join(this.folder, 'incoming', uploadId);
  }

  /** Two levels of folders, so that none grows too large to list. */
  private kept(sha256: string): string {
    return join(this.folder, 'kept', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** A rename is durable once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
