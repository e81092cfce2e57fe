import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The harmless file that every scanner takes for a virus (eicar.org), put together so that none finds it here. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** A ClamAV daemon as far as INSTREAM goes: it knows EICAR alone, and refuses what its limit does not allow. */
export class ClamdDouble {
  /** Bytes of the files that were scanned. */
  readonly scanned: number[] = [];
  /** While true it closes every connection without a word. */
  isDown = false;
  private server: Server;

  async start(): Promise<void> {
    this.server = createServer((socket) => {
      socket.on('error', () => undefined);
      if (this.isDown) socket.destroy();
      else void this.serve(socket).catch(() => socket.destroy());
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<unknown> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(socket: Socket): Promise<void> {
    let received = Buffer.alloc(0);
    for await (const chunk of socket) {
      received = Buffer.concat([received, chunk as Buffer]);
      const file = fileIn(received);
      if (file === null) continue;
      this.scanned.push(file.length);
      socket.end(`stream: ${file.includes(eicar) ? 'Eicar-Signature FOUND' : 'OK'}\0`);
    }
  }
}

/** The file in a complete command; null while more is to come. */
function fileIn(received: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
