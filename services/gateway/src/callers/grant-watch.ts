import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { GrantRevokedV1 } from '@rasad/event-contracts';
import { NatsLink } from '@rasad/messaging';
import { z } from 'zod';
import { LiveOperations } from '../live/live-operations.js';
import { PrincipalDirectory } from './principal-directory.js';

const grantEvent = z.object({ grant: z.object({ id: z.uuid(), subjectId: z.uuid() }) });

/**
 * Hears on the bus that somebody's grants changed, and forgets what is remembered of them. A hint, on core NATS:
 * where it is lost, what is remembered ages out.
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
      connection.subscribe('evt.directory.*.grant.>', {
        callback: (error, message) => {
          if (!error) this.hear(message.subject, message.string());
        },
      });
    });
  }

  private hear(subject: string, data: string): void {
    try {
      const { grant } = grantEvent.parse(JSON.parse(data));
      const revoked = subject.split('.')[4] === GrantRevokedV1.verb;
      this.directory.forget(grant.subjectId, revoked ? grant.id : undefined);
      void this.live.checkGrants(this.directory.usernamesOf(grant.subjectId));
    } catch (error) {
      this.logger.warn({ msg: 'grant event not understood', subject, err: error });
    }
  }
}
