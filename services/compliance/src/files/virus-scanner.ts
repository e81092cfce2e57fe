import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** What a scanner says of a file. */
export type ScanVerdict = 'CLEAN' | 'INFECTED';

/** Milliseconds of silence after which a scan counts as failed. */
const silenceMs = 60_000;

/**
 * Asks a ClamAV daemon (INSTREAM, see clamd(8)). Done here, in a page: the client library on npm writes without waiting
 * for the socket to drain, and a scan that times out there never ends.
 */
export class ClamdScanner {
  /** @param address `host:port` of the daemon. */
  constructor(private readonly address: string) {}

  /** Streams a file through the scanner. @throws where the daemon is away or cannot decide, e.g. at its own size limit */
  async scan(content: Readable): Promise<ScanVerdict> {
    const { hostname, port } = new URL(`tcp://${this.address}`);
    const socket = connect({ host: hostname, port: Number(port), timeout: silenceMs });
    socket.once('timeout', () => socket.destroy(new Error('clamd does not answer')));
    // A pipeline that does not end its socket does not notice either when the other side has closed it.
    const closed = new AbortController();
    socket.once('close', () => closed.abort());
    try {
      // The connection stays open in both directions: some versions take a closed half for an end.
      const sent = pipeline(content, frames, socket, { end: false, signal: closed.signal });
      const [reply] = await Promise.all([text(socket), sent]);
      return verdictOf(reply);
    } finally {
      content.destroy();
      socket.destroy();
    }
  }
}

/** The command, then each chunk after its length, then a length of zero. */
async function* frames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of chunks) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}

function verdictOf(reply: string): ScanVerdict {
  const said = reply.replace(/\0+$/, '').trim();
  if (said.endsWith(' OK')) return 'CLEAN';
  if (said.endsWith(' FOUND')) return 'INFECTED';
  throw new Error(`clamd cannot decide: ${said}`);
}
