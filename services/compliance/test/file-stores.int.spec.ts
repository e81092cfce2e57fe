import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import S3rver from 's3rver';
import type { FileStore } from '../src/files/file-store.js';
import { FolderStore } from '../src/files/folder.store.js';
import { S3Store } from '../src/files/s3.store.js';
import { hashOf } from './evidence.js';

/** The account that the S3 server of the tests knows. */
const account = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
const folder = mkdtempSync(join(tmpdir(), 'rasad-stores-'));
const s3 = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: join(folder, 's3'),
  configureBuckets: [{ name: 'evidence', configs: [] }],
});
let endpoint = '';

beforeAll(async () => {
  const { port } = (await s3.run()) as AddressInfo;
  endpoint = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

const bucket = (more: object = {}) =>
  new S3Store({ endpoint, region: 'us-east-1', bucket: 'evidence', prefix: 'city/', ...account, ...more });

const stores: [string, () => FileStore, () => string[]][] = [
  ['a folder', () => new FolderStore(join(folder, 'plain')), () => namesIn(join(folder, 'plain'))],
  ['an S3 bucket', () => bucket(), () => namesIn(join(folder, 's3'))],
];

function namesIn(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

describe.each(stores)('%s as a store of files', (_, open, names) => {
  const mentions = (id: string) => names().filter((name) => name.includes(id));

  it('keeps what it received under its hash, and gives it back whole and in parts', async () => {
    const store = open();
    await store.prepare();
    const bytes = randomBytes(300_000);
    const [id, hash] = [randomUUID(), hashOf(bytes)];
    await store.receive(
      id,
      Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]),
      bytes.length,
    );
    await store.keep(id, hash);
    await store.keep(id, hash);
    await store.discard(id);
    await store.discard(id);
    expect(mentions(id)).toEqual([]);
    expect(await buffer(await store.open(hash))).toEqual(bytes);
    expect(await buffer(await store.open(hash, { start: 10, end: 19 }))).toEqual(bytes.subarray(10, 20));
    await store.remove(hash);
    await store.remove(hash);
    expect(mentions(hash)).toEqual([]);
    await expect(store.open(hash)).rejects.toThrow();
  });

  it('has nothing of what was broken off, and says what broke it', async () => {
    const store = open();
    await store.prepare();
    const id = randomUUID();
    const content = new PassThrough();
    const received = store.receive(id, content, 200_000);
    content.write(randomBytes(100_000));
    setImmediate(() => content.destroy(new Error('the sender went away')));
    await expect(received).rejects.toThrow('the sender went away');
    expect(mentions(id)).toEqual([]);
  });
});

describe('an S3 bucket', () => {
  it('takes nothing from an unknown account', async () => {
    const intruder = bucket({ accessKeyId: 'nobody' });
    const receiving = intruder.receive(randomUUID(), Readable.from([Buffer.alloc(10)]), 10);
    await expect(receiving).rejects.toThrow('Access Key');
  });

  it('that does not exist keeps the service from starting', async () => {
    await expect(bucket({ bucket: 'nowhere' }).prepare()).rejects.toThrow();
  });

  it('fails a file where its server does not take it', async () => {
    const broken = createServer((request) => void request.socket.destroy());
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
    const { port } = broken.address() as AddressInfo;
    const store = bucket({ endpoint: `http://127.0.0.1:${port}` });
    await expect(store.receive(randomUUID(), Readable.from([Buffer.alloc(10)]), 10)).rejects.toThrow();
    broken.close();
  });
});
