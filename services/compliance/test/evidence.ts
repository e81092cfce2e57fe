import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller, World } from './harness.js';
import type { UserError } from './law.js';

/** A piece of evidence as the tests look at it. */
export interface EvidenceNode {
  id: string;
  kind: string;
  title: string;
  fileName: string | null;
  mediaType: string | null;
  size: number | null;
  sha256: string | null;
  url: string | null;
  effectiveOn: string | null;
  state: string;
}

export interface EvidencePayload {
  evidence: EvidenceNode | null;
  userErrors: UserError[];
}

export interface SlotPayload {
  uploadId: string | null;
  url: string | null;
  headers: { name: string; value: string }[];
  expiresAt: string | null;
  userErrors: UserError[];
}

export const evidenceFields =
  'id kind title fileName mediaType size sha256 url effectiveOn state uploadedAt uploadedBy { id } capacity { role }';

/** The smallest files of their kinds. */
export const files = {
  pdf: (text = 'minutes') => Buffer.from(`%PDF-1.7\n%\xE2\xE3\xCF\xD3\n${text}\n%%EOF\n`, 'latin1'),
  png: (more = '') =>
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
      Buffer.from('0000000a49444154789c6300010000050001', 'hex'),
      Buffer.from('0d0a2db40000000049454e44ae426082', 'hex'),
      Buffer.from(more, 'latin1'),
    ]),
  text: (text: string) => Buffer.from(text),
};

export const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

export function begin(
  caller: Caller,
  taskId: string,
  input: Record<string, unknown> & { fileName: string },
): Promise<SlotPayload> {
  return caller.mutate(
    'createEvidenceUpload',
    { taskId, ...input },
    'uploadId url headers { name value } expiresAt',
  );
}

/** The address inside the service of an address that the graph gave. */
export function internal(world: World, url: string | null): string {
  return `${world.url}/internal${url}`;
}

/** Sends bytes as the gateway does. */
export async function send(
  world: World,
  caller: Caller,
  url: string | null,
  bytes: Buffer,
): Promise<Response> {
  return fetch(internal(world, url), {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${await caller.token()}`,
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(bytes),
  });
}

export function complete(caller: Caller, uploadId: string | null, sha256: string): Promise<EvidencePayload> {
  return caller.mutate('completeEvidenceUpload', { uploadId, sha256 }, `evidence { ${evidenceFields} }`);
}

/** Uploads a file from beginning to end. */
export async function upload(
  world: World,
  caller: Caller,
  taskId: string,
  fileName: string,
  bytes: Buffer,
): Promise<EvidencePayload> {
  const { uploadId, url } = await begin(caller, taskId, { fileName });
  await send(world, caller, url, bytes);
  return complete(caller, uploadId, hashOf(bytes));
}

export function addLink(
  caller: Caller,
  taskId: string,
  input: Record<string, unknown> = {},
): Promise<EvidencePayload> {
  return caller.mutate(
    'addEvidence',
    { taskId, url: 'https://portal.example.org/minutes/14', title: 'Minutes of meeting 14', ...input },
    `evidence { ${evidenceFields} }`,
  );
}

/** Names of the files that the service keeps, those on their way first. */
export function storedFiles(world: World): { incoming: string[]; kept: string[] } {
  const list = (folder: string) =>
    readdirSync(join(world.filesFolder, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  return { incoming: list('incoming'), kept: list('kept') };
}
