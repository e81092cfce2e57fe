import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { GrantRevokedV1 } from '@rasad/event-contracts';
import { NatsLink } from '@rasad/messaging';
import { z } from 'zod';
import { LiveOperations } from '../live/live-operations.js';
import { PrincipalDirectory } from './principal-directory.js';

const grantEvent = z.object({ grant: z.object({ id: z.uuid(), subjectId: z.uuid() }) });
const changedAccount = z.object({ id: z.uuid() });
const accountEvent = z.union([
  z.object({ person: changedAccount }).transform(({ person }) => person.id),
  z.object({ serviceAccount: changedAccount }).transform(({ serviceAccount }) => serviceAccount.id),
]);

/**
 * Hears on the bus that somebody's grants or account changed, and forgets what is remembered of them. A hint, on core
 * NATS: where it is lost, what is remembered ages out.
 */
@Injectable()
export class GrantWatch implements OnModuleInit {
  private readonly logger = new Logger(GrantWatch.name);

  constructor(
    private readonly link: NatsLink,
    private readonly directory: PrincipalDirectory,
    private readonly live: LiveOperations,
  ) {}

  onModuleInit(): void {
    this.link.onConnect((connection) => {
      for (const aggregate of ['grant', 'person', 'service-account']) {
        connection.subscribe(`evt.directory.*.${aggregate}.>`, {
          callback: (error, message) => {
            if (!error) this.hear(message.subject, message.string());
          },
        });
      }
    });
  }

  private hear(subject: string, data: string): void {
    try {
      const [, , , aggregate, verb] = subject.split('.');
      const event: unknown = JSON.parse(data);
      if (aggregate !== 'grant') return this.forget(accountEvent.parse(event));
      const { grant } = grantEvent.parse(event);
      this.forget(grant.subjectId, verb === GrantRevokedV1.verb ? grant.id : undefined);
    } catch (error) {
      this.logger.warn({ msg: 'event about a caller not understood', subject, err: error });
    }
  }

  private forget(accountId: string, revokedGrantId?: string): void {
    this.directory.forget(accountId, revokedGrantId);
    void this.live.checkGrants(this.directory.usernamesOf(accountId));
  }
}
