import { createHash } from 'node:crypto';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { PrincipalVerifier, type Principal } from '@rasad/service-kit';
import { eventually, principalKeys } from '@rasad/testing';
import { Browser } from './browser.js';
import { StubCity } from './stub-city.js';
import { TestGateway } from './test-gateway.js';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  principal: Principal | null;
  bytes: number;
  hash: string;
  brokenOff: boolean;
}

/** The file routes of a compliance service, as far as the gateway goes. */
class StubFiles {
  readonly seen: Seen[] = [];
  answer: (request: IncomingMessage, response: ServerResponse, seen: Seen) => Promise<void> | void = takeAll;
  private server: Server;
  url = '';

  async start(): Promise<void> {
    const verifier = await PrincipalVerifier.fromJwk((await principalKeys()).publicKey, 'compliance');
    this.server = createServer((request, response) => {
      void verifier
        .verify(request.headers.authorization)
        .catch(() => null)
        .then((principal) => {
          const { method, url, headers } = request;
          const seen = { method, url, headers, principal, bytes: 0, hash: '', brokenOff: false };
          this.seen.push(seen);
          request.once('error', () => (seen.brokenOff = true));
          return this.answer(request, response, seen);
        })
        .catch(() => response.destroy());
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

async function takeAll(request: IncomingMessage, response: ServerResponse, seen: Seen): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of request) {
    seen.bytes += (chunk as Buffer).length;
    hash.update(chunk as Buffer);
  }
  seen.hash = hash.digest('hex');
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ sha256: seen.hash }));
}

describe('files on their way through the gateway', () => {
  const files = new StubFiles();
  let city: StubCity;
  let gateway: TestGateway;

  beforeAll(async () => {
    [city] = await Promise.all([StubCity.start(), files.start()]);
    gateway = await TestGateway.start(city, null, {
      RASAD_SUBGRAPH_COMPLIANCE_URL: files.url,
      RASAD_LIMIT_BODY_BYTES: '4096',
      RASAD_FILE_SILENCE_MS: '700',
      RASAD_RATE_UPLOADS: '12',
    });
  });
  afterAll(async () => {
    await gateway?.stop();
    await Promise.all([city?.stop(), files.stop()]);
  });
  afterEach(() => {
    files.answer = takeAll;
    files.seen.length = 0;
  });

  const bearer = async (username = 'reporter-d1') => ({
    authorization: `Bearer ${await gateway.token(username)}`,
  });
  const put = async (path: string, body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    fetch(`${gateway.url}${path}`, { method: 'PUT', headers: { ...(await bearer()), ...headers }, body });

  it('streams a body larger than the graph takes to the service, on behalf of its sender', async () => {
    const bytes = new Uint8Array(3_000_000).fill(7);
    const response = await put('/files/uploads/a.b.c', bytes, { 'content-type': 'application/json' });
    const [seen] = files.seen;
    expect([response.status, await response.json()]).toEqual([200, { sha256: seen?.hash }]);
    expect(seen).toMatchObject({ method: 'PUT', url: '/internal/files/uploads/a.b.c', bytes: 3_000_000 });
    expect(seen?.hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(seen?.principal).toMatchObject({ kind: 'PERSON', username: 'reporter-d1' });
    expect(seen?.headers).toMatchObject({
      'content-length': '3000000',
      'content-type': 'application/octet-stream',
      'x-request-id': response.headers.get('x-request-id'),
    });
    expect(seen?.headers.cookie).toBeUndefined();
    const graph = await gateway.ask(await gateway.token('mayor'), `{ score } #${'x'.repeat(5_000)}`);
    expect(graph.status).toBe(413);
  });

  it('does not read faster than the service takes', async () => {
    let readOn: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (readOn = resolve));
    files.answer = async (request, response, seen) => {
      await waiting;
      await takeAll(request, response, seen);
    };
    const size = 30_000_000;
    const sending = httpRequest(`${gateway.url}/files/uploads/slow`, {
      method: 'PUT',
      headers: { ...(await bearer()), 'content-length': String(size) },
    });
    const done = new Promise<number>((resolve) =>
      sending.on('response', (answer) => resolve(answer.statusCode ?? 0)),
    );
    let written = 0;
    const chunk = Buffer.alloc(65_536);
    const stuck = new Promise<void>((resolve) => {
      const fill = () => {
        while (written + chunk.length <= size) {
          written += chunk.length;
          if (!sending.write(chunk)) return void sending.once('drain', fill);
        }
        sending.end(Buffer.alloc(size - written));
      };
      fill();
      const looked = setInterval(() => {
        if (looked.hasRef() && files.seen.length > 0) {
          clearInterval(looked);
          resolve();
        }
      }, 20);
    });
    await stuck;
    let before = -1;
    await eventually(() => {
      const moved = written - before;
      before = written;
      expect(moved).toBe(0);
    });
    expect(written).toBeLessThan(size / 2);
    readOn();
    expect(await done).toBe(200);
    expect(files.seen[0]?.bytes).toBe(size);
  });

  it('breaks the transfer to the service off when the sender does, or falls silent', async () => {
    for (const destroy of [true, false]) {
      files.seen.length = 0;
      const sending = httpRequest(`${gateway.url}/files/uploads/broken`, {
        method: 'PUT',
        headers: { ...(await bearer()), 'content-length': '1000000' },
      });
      sending.on('error', () => undefined);
      sending.write(Buffer.alloc(100_000));
      await eventually(() => expect(files.seen).toHaveLength(1));
      if (destroy) sending.destroy();
      await eventually(() => expect(files.seen[0]?.brokenOff).toBe(true));
      sending.destroy();
    }
  });

  it('passes a refusal on that comes before the whole body has been read', async () => {
    files.answer = (_, response) => {
      response.writeHead(413, { 'content-type': 'application/json' }).end('{"errors":[]}');
    };
    // On a connection of its own: one with an unsent body is of no use to whoever comes next.
    const sending = httpRequest(`${gateway.url}/files/uploads/large`, {
      agent: false,
      method: 'PUT',
      headers: { ...(await bearer()), 'content-length': '2000000' },
    });
    sending.on('error', () => undefined);
    const answered = new Promise<IncomingMessage>((resolve) => sending.once('response', resolve));
    sending.end(Buffer.alloc(2_000_000));
    const answer = await answered;
    expect([answer.statusCode, await text(answer)]).toEqual([413, '{"errors":[]}']);
  });

  it('gives a part of a file with the headers that guard it, and no others', async () => {
    files.answer = (_, response) => {
      response.writeHead(206, {
        'content-type': 'application/pdf',
        'content-length': '4',
        'content-range': 'bytes 0-3/10',
        'content-disposition': 'attachment; filename="a.pdf"',
        etag: '"abc"',
        'set-cookie': 'a=b',
        server: 'inside',
      });
      response.end('%PDF');
    };
    const response = await fetch(`${gateway.url}/files/evidence/t`, {
      headers: { ...(await bearer('mayor')), range: 'bytes=0-3', 'if-range': '"abc"' },
    });
    expect([response.status, await response.text()]).toEqual([206, '%PDF']);
    expect(files.seen[0]?.headers).toMatchObject({ range: 'bytes=0-3', 'if-range': '"abc"' });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-disposition': 'attachment; filename="a.pdf"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-range': 'bytes 0-3/10',
    });
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('server')).toBeNull();
  });

  it('ends a download whose source breaks off, so that nobody takes the half for the whole', async () => {
    files.answer = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half');
      setImmediate(() => response.destroy());
    };
    const response = await fetch(`${gateway.url}/files/evidence/t`, { headers: await bearer() });
    await expect(response.text()).rejects.toThrow();
  });

  it('asks for credentials, and takes a cookie from its own pages alone', async () => {
    const anonymous = await fetch(`${gateway.url}/files/evidence/t`);
    expect(anonymous.status).toBe(401);
    const browser = new Browser(gateway.url);
    await browser.signIn('reporter-d1');
    const statusOf = async (init: RequestInit, path = '/files/uploads/t') =>
      (await browser.open(path, init)).status;
    const body = new Uint8Array(10);
    expect(await statusOf({ method: 'PUT', body })).toBe(403);
    const evil = { 'x-rasad-client': 'upload', origin: 'https://evil.example' };
    expect(await statusOf({ method: 'PUT', body, headers: evil })).toBe(403);
    const own = { 'x-rasad-client': 'upload', origin: gateway.url };
    expect(await statusOf({ method: 'PUT', body, headers: own })).toBe(200);
    expect(await statusOf({ headers: { 'sec-fetch-site': 'cross-site' } }, '/files/evidence/t')).toBe(403);
    expect(await statusOf({}, '/files/evidence/t')).toBe(200);
    expect(files.seen).toHaveLength(2);
  });

  it.each([
    ['GET', '/files/uploads/t', 405],
    ['PUT', '/files/evidence/t', 405],
    ['POST', '/files/evidence/t', 405],
    ['GET', '/files/', 404],
    ['GET', '/files/evidence/t/more', 404],
    ['GET', '/files/evidence/..%2f..%2fgraphql', 404],
    ['GET', '/files/other/t', 404],
  ])('answers %s %s with %i and asks nobody', async (method, path, status) => {
    const response = await fetch(`${gateway.url}${path}`, { method, headers: await bearer() });
    expect(response.status).toBe(status);
    expect(files.seen).toEqual([]);
  });

  it('takes no body of unknown length, nor one of two lengths', async () => {
    const status = (head: string) =>
      new Promise<string>((resolve) => {
        const { port, hostname } = new URL(gateway.url);
        const socket = connect(Number(port), hostname, () => socket.write(head));
        socket.once('data', (data) => {
          resolve(String(data).split('\r\n')[0] ?? '');
          socket.destroy();
        });
      });
    const { authorization } = await bearer();
    const head = `PUT /files/uploads/t HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\n`;
    expect(await status(`${head}transfer-encoding: chunked\r\n\r\n0\r\n\r\n`)).toContain('411');
    expect(await status(`${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`)).toContain(
      '400',
    );
    expect(await status(`${head}content-length: 5\r\ncontent-length: 6\r\n\r\nhello`)).toContain('400');
    expect(files.seen).toEqual([]);
  });

  it('says when the service is away', async () => {
    files.answer = (request) => void request.socket.destroy();
    const response = await fetch(`${gateway.url}/files/evidence/t`, { headers: await bearer() });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
  });

  it('bounds how many files one person sends, and lets the others send on', async () => {
    const send = async (username: string) =>
      (
        await fetch(`${gateway.url}/files/uploads/t`, {
          method: 'PUT',
          headers: await bearer(username),
          body: new Uint8Array(1),
        })
      ).status;
    const sent = await Promise.all(Array.from({ length: 14 }, () => send('admin')));
    expect(sent.filter((status) => status === 429)).toHaveLength(2);
    expect(await send('mayor')).toBe(200);
  });
});
