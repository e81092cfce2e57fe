import { once } from 'node:events';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { loopback } from '@rasad/local';

/** Where connections go. */
export interface ProxyTarget {
  host?: string;
  port: number;
}

interface Link {
  client: Socket;
  server: Socket;
}

/**
 * A TCP relay on the loopback address that a test damages on purpose. Bytes are never lost out of a
 * connection (TCP would not do that either): they are held back, or the connection ends.
 */
export class TcpProxy {
  private readonly links = new Set<Link>();
  private delayMs = 0;
  private silent = false;
  private refusing = false;

  private constructor(
    private readonly listener: Server,
    private readonly target: Required<ProxyTarget>,
  ) {
    listener.on('connection', (client) => this.relay(client));
  }

  static async to(target: ProxyTarget): Promise<TcpProxy> {
    const listener = createServer();
    listener.listen(0, loopback);
    await once(listener, 'listening');
    return new TcpProxy(listener, { host: loopback, ...target });
  }

  get port(): number {
    const address = this.listener.address();
    if (!address || typeof address === 'string') throw new Error('the proxy is closed');
    return address.port;
  }

  /** The URL with host and port replaced by the proxy's. */
  through(url: string): string {
    const replaced = new URL(url);
    replaced.hostname = loopback;
    replaced.port = String(this.port);
    return replaced.href;
  }

  /** How many connections are open. */
  get connections(): number {
    return this.links.size;
  }

  /** A black hole: connections stay or are accepted, and nothing passes either way. */
  cut(): void {
    this.silent = true;
    for (const { client, server } of this.links) {
      client.pause();
      server.pause();
    }
  }

  /** Ends every connection with a reset and refuses new ones the same way. */
  refuse(): void {
    this.refusing = true;
    this.drop();
  }

  /** Ends a share (0..1) of the open connections with a reset, picked by `random`; new ones are accepted. */
  drop(share = 1, random: () => number = Math.random): void {
    for (const { client, server } of this.links) {
      if (share < 1 && random() >= share) continue;
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** Holds each piece of data back for so many milliseconds, in both directions. */
  delay(milliseconds: number): void {
    this.delayMs = milliseconds;
  }

  /** Ends all faults: held-back data flows on, new connections are accepted at full speed. */
  heal(): void {
    this.silent = false;
    this.refusing = false;
    this.delayMs = 0;
    for (const { client, server } of this.links) {
      client.resume();
      server.resume();
    }
  }

  async close(): Promise<void> {
    this.listener.close();
    this.drop();
    await once(this.listener, 'close');
  }

  private relay(client: Socket): void {
    if (this.refusing) {
      client.resetAndDestroy();
      return;
    }
    const link: Link = { client, server: connect(this.target) };
    this.links.add(link);
    this.forward(link.client, link.server);
    this.forward(link.server, link.client);
    if (this.silent) {
      link.client.pause();
      link.server.pause();
    }
  }

  private forward(from: Socket, to: Socket): void {
    from.setNoDelay(true);
    from.on('data', (data) => {
      if (this.delayMs === 0) this.pass(data, from, to);
      else this.passLater(data, from, to);
    });
    from.on('error', () => to.destroy());
    from.on('end', () => to.end());
    from.on('close', () => {
      to.destroy();
      for (const link of this.links)
        if (link.client === from || link.server === from) this.links.delete(link);
    });
  }

  /** A slow reader slows the writer down, as it would without a proxy. */
  private pass(data: Buffer, from: Socket, to: Socket): void {
    if (to.write(data)) return;
    from.pause();
    to.once('drain', () => {
      if (!this.silent) from.resume();
    });
  }

  /** One piece at a time keeps the order, whatever delays are set meanwhile. */
  private passLater(data: Buffer, from: Socket, to: Socket): void {
    from.pause();
    setTimeout(() => {
      if (to.writable) to.write(data);
      if (!this.silent) from.resume();
    }, this.delayMs);
  }
}
