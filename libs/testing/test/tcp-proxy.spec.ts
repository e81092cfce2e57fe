import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, TcpProxy } from '../src/index.js';

describe('a TCP proxy', () => {
  let echo: Server;
  let proxy: TcpProxy;
  const clients: Socket[] = [];

  beforeEach(async () => {
    echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    const address = echo.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    proxy = await TcpProxy.to({ port: address.port });
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) client.destroy();
    await proxy.close();
    echo.close();
  });

  function open(): { socket: Socket; received: () => string; ended: () => boolean } {
    const socket = connect({ port: proxy.port, host: '127.0.0.1' });
    let text = '';
    let closed = false;
    socket.on('data', (data) => (text += String(data)));
    socket.on('error', () => undefined).on('close', () => (closed = true));
    clients.push(socket);
    return { socket, received: () => text, ended: () => closed };
  }

  it('relays both ways', async () => {
    const client = open();
    client.socket.write('hello');
    await eventually(() => expect(client.received()).toBe('hello'));
  });

  it('holds everything back while cut, and delivers it once healed', async () => {
    const client = open();
    client.socket.write('before');
    await eventually(() => expect(client.received()).toBe('before'));
    proxy.cut();
    client.socket.write(' after');
    const late = open();
    late.socket.write('late');
    await expect(
      eventually(() => expect(client.received() + late.received()).not.toBe('before'), { timeoutMs: 150 }),
    ).rejects.toThrow();
    proxy.heal();
    await eventually(() => expect([client.received(), late.received()]).toEqual(['before after', 'late']));
  });

  it('resets open connections and refuses new ones until healed', async () => {
    const client = open();
    client.socket.write('x');
    await eventually(() => expect(proxy.connections).toBe(1));
    proxy.refuse();
    const refused = open();
    await eventually(() => expect([client.ended(), refused.ended()]).toEqual([true, true]));
    proxy.heal();
    const accepted = open();
    accepted.socket.write('again');
    await eventually(() => expect(accepted.received()).toBe('again'));
  });

  it('delays data and keeps its order', async () => {
    proxy.delay(60);
    const client = open();
    const start = performance.now();
    for (const letter of 'abc') client.socket.write(letter);
    await eventually(() => expect(client.received()).toBe('abc'));
    expect(performance.now() - start).toBeGreaterThan(110);
  });

  it('drops only the share of connections that the dice pick', async () => {
    const [first, second] = [open(), open()];
    await eventually(() => expect(proxy.connections).toBe(2));
    const dice = [0.9, 0.1];
    proxy.drop(0.5, () => dice.shift() ?? 1);
    await eventually(() => expect([first.ended(), second.ended()].filter(Boolean)).toHaveLength(1));
  });
});
