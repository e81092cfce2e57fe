import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Msg } from '@nats-io/transport-node';
import { MESSAGING_OPTIONS, type ResolvedOptions } from '../messaging.options.js';
import { NatsLink } from '../nats/nats-link.js';

/** Answers a request; what it throws becomes `{ "error": … }`. */
export type AdminHandler = (input: unknown) => Promise<unknown>;

/**
 * Serves `admin.<service>.<verb>` over NATS request/reply: JSON in, `{ "result": … }` or `{ "error": … }` out. One
 * replica answers. Long work should start, answer at once, and be asked about by another verb.
 */
@Injectable()
export class AdminServer {
  private readonly logger = new Logger(AdminServer.name);

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedOptions,
    private readonly link: NatsLink,
  ) {}

  /** Answers a verb from now on. */
  serve(verb: string, handler: AdminHandler): void {
    this.link.onConnect((connection) => {
      connection.subscribe(`admin.${this.options.service}.${verb}`, {
        queue: 'admin',
        callback: (error, message) => {
          if (!error) void this.answer(verb, handler, message);
        },
      });
    });
  }

  private async answer(verb: string, handler: AdminHandler, message: Msg): Promise<void> {
    try {
      const input: unknown = message.data.length > 0 ? message.json() : {};
      message.respond(JSON.stringify({ result: (await handler(input)) ?? null }));
    } catch (error) {
      this.logger.warn({ msg: 'administration failed', verb, err: error });
      message.respond(JSON.stringify({ error: error instanceof Error ? error.message : 'failed' }));
    }
  }
}
