import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SubgraphFetch, type Lookup } from './subgraph-fetch.js';

/** A name that stands for replicas at these addresses of the loopback network. */
const replicas =
  (...addresses: string[]): Lookup =>
  (_origin, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: 4, ttl: 60_000 })),
    );

describe('calls to a service with several replicas', () => {
  const servers: Server[] = [];
  const answered: string[] = [];

  async function replica(host: string, port = 0): Promise<number> {
    const server = createServer((_request, response) => {
      answered.push(host);
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(port, host, resolve));
    servers.push(server);
    return (server.address() as AddressInfo).port;
  }

  afterEach(async () => {
    answered.length = 0;
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  const call = (http: SubgraphFetch, port: number, repeatable = true) =>
    http.send(new URL(`http://compliance:${port}/graphql`), { repeatable, method: 'POST', body: '{}' });

  it('are spread over all of them', async () => {
    const port = await replica('127.0.0.1');
    await replica('127.0.0.2', port);
    const http = new SubgraphFetch(replicas('127.0.0.1', '127.0.0.2'));
    for (let i = 0; i < 8; i += 1) await (await call(http, port)).text();
    expect(new Set(answered)).toEqual(new Set(['127.0.0.1', '127.0.0.2']));
  });

  it('pass over one that has gone, also when they change something', async () => {
    const port = await replica('127.0.0.1');
    const http = new SubgraphFetch(replicas('127.0.0.1', '127.0.0.2', '127.0.0.3'));
    for (let i = 0; i < 12; i += 1) expect((await call(http, port, i % 2 === 0)).status).toBe(200);
    expect(answered).toHaveLength(12);
  });

  it('end with the last refusal when all of them have gone', async () => {
    const port = await replica('127.0.0.1');
    const http = new SubgraphFetch(replicas('127.0.0.4', '127.0.0.5'));
    await expect(call(http, port)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  it('are not sent twice when a change broke off on the way', async () => {
    const server = createServer((request) => {
      answered.push('broken off');
      request.socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    const { port } = server.address() as AddressInfo;
    const http = new SubgraphFetch(replicas('127.0.0.1'));
    await expect(call(http, port, false)).rejects.toThrow();
    expect(answered).toHaveLength(1);
    await expect(call(http, port, true)).rejects.toThrow();
    expect(answered.length).toBeGreaterThan(2);
  });
});
