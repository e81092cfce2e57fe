import { Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';

/** Milliseconds for which a server may keep silent, and for which one mail may take in all. */
const silenceMs = 5_000;
const wholeMs = 20_000;

/** The server that mail leaves through. */
export class SmtpServer {
  /** @param url `smtp://` or `smtps://`, with user and password where the server asks for them. */
  constructor(private readonly url: string) {}

  /**
   * Gives one mail to the server.
   * @param handOver done once the server asks for the mail and before it gets its first byte; where it fails, nothing is given.
   * @throws an error of the library, or of `handOver`.
   */
  async send(mail: SendMailOptions, handOver: () => Promise<void>): Promise<void> {
    const timeouts = {
      connectionTimeout: silenceMs,
      greetingTimeout: silenceMs,
      socketTimeout: silenceMs,
      dnsTimeout: silenceMs,
    };
    const transport = createTransport({ url: this.url, ...timeouts });
    transport.use('stream', ({ message }, done) => {
      const read = message.createReadStream.bind(message);
      message.createReadStream = () => Readable.from(handedOver(read, handOver));
      done();
    });
    await transport.sendMail({ ...mail, signal: AbortSignal.timeout(wholeMs) });
  }
}

async function* handedOver(read: () => Readable, handOver: () => Promise<void>): AsyncGenerator<unknown> {
  await handOver();
  yield* read();
}
