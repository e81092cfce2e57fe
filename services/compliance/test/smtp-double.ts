import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** At which moment of taking a mail: the recipient is named, or the mail has been received as a whole. */
export type SmtpMoment = 'RCPT' | 'DATA';

/** A mail as the server took it. */
export interface ReceivedMail {
  to: string[];
  raw: string;
  parsed: ParsedMail;
}

/** A mail server on loopback that a test watches, and that refuses or hesitates as it is told. */
export class SmtpDouble {
  readonly received: ReceivedMail[] = [];
  /** How often each moment was reached, by recipient. */
  readonly reached: { moment: SmtpMoment; to: string }[] = [];
  private readonly refusals = new Map<string, number>();
  private readonly holds = new Map<string, Promise<void>>();
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => void this.recipient(address).then(() => done(), done),
    onData: (stream, session, done) =>
      void buffer(stream)
        .then((raw) => this.mail(raw, session))
        .then(() => done(), done),
  });

  async start(): Promise<void> {
    this.server.on('error', () => undefined);
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Mails that one recipient got. */
  to(address: string): ReceivedMail[] {
    return this.received.filter(({ to }) => to.includes(address));
  }

  /** Refuses mail to an address with an SMTP code, until `accept`. */
  refuse(address: string, code: number): void {
    this.refusals.set(address, code);
  }

  accept(address: string): void {
    this.refusals.delete(address);
  }

  /** Lets the server hesitate at a moment of the mail to an address, until the returned function is called. */
  hold(moment: SmtpMoment, address: string): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.holds.set(`${moment} ${address}`, promise);
    return () => {
      this.holds.delete(`${moment} ${address}`);
      resolve();
    };
  }

  private async recipient(address: string): Promise<void> {
    this.reached.push({ moment: 'RCPT', to: address });
    await this.holds.get(`RCPT ${address}`);
    const responseCode = this.refusals.get(address);
    if (responseCode !== undefined) throw Object.assign(new Error('refused'), { responseCode });
  }

  /** What was received as a whole is stored before the answer, as a server does that dies before it answers. */
  private async mail(raw: Buffer, session: SMTPServerSession): Promise<void> {
    const to = session.envelope.rcptTo.map(({ address }) => address);
    this.received.push({ to, raw: raw.toString('utf8'), parsed: await simpleParser(raw) });
    for (const address of to) {
      this.reached.push({ moment: 'DATA', to: address });
      await this.holds.get(`DATA ${address}`);
    }
  }
}
