import { Injectable } from '@nestjs/common';
import { NoticeReadV1, NotificationPreferenceSetV1 } from '@rasad/event-contracts';
import { CommandLog, EventStore, Transactions } from '@rasad/messaging';
import { actorOf, ErrorCode, problemWith, refuse, refuseAny, requireId } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller.js';
import type { Preferences } from '../mail/preferences.js';
import { complianceMessages } from '../messages.js';
import { lockPreferences, markRead, storePreferences } from './inbox.queries.js';
import type { MarkNoticesReadInput, SetNotificationPreferencesInput } from './notice.graphql.js';

/** Most notices of one command. */
const maxNotices = 200;

/** Notices in one event. */
const eventSize = 1_000;

/** What people do with what they were told. */
@Injectable()
export class InboxService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly events: EventStore,
  ) {}

  /** Marks notices of the caller as read; one that is not theirs looks as if it were not there. @returns how many. */
  markRead(caller: Caller, input: MarkNoticesReadInput): Promise<number> {
    return this.once(caller, 'markNoticesRead', input, async (tx) => {
      const ids = idsIn(input);
      const { own, marked } = await markRead(tx, caller.principal.id, ids, new Date());
      const foreign = (ids ?? []).findIndex((id) => !own.has(id));
      if (foreign >= 0) refuse(ErrorCode.NOT_FOUND, `input.noticeIds.${foreign}`, 'notFound');
      await this.tellRead(tx, caller, marked);
      return marked.length;
    });
  }

  /** Sets how the caller is written to; what is left out stays. */
  setPreferences(caller: Caller, input: SetNotificationPreferencesInput): Promise<Preferences> {
    return this.once(caller, 'setNotificationPreferences', input, async (tx) => {
      const personId = caller.principal.id;
      const before = await lockPreferences(tx, personId);
      const chosen = (input.channels ?? []).map(({ kind, channel }) => [kind, channel] as const);
      const language = input.language ?? before.language;
      const channels = { ...before.channels, ...Object.fromEntries(chosen) };
      const version = before.version + 1;
      await storePreferences(tx, personId, { language, channels, version }, new Date());
      await this.events.append(tx, NotificationPreferenceSetV1, {
        aggregateId: personId,
        aggregateVersion: version,
        payload: { personId, language, channels },
        ...authorship(caller),
      });
      return { language, channels };
    });
  }

  private async tellRead(tx: EntityManager, caller: Caller, noticeIds: readonly string[]): Promise<void> {
    for (let start = 0; start < noticeIds.length; start += eventSize) {
      await this.events.append(tx, NoticeReadV1, {
        aggregateId: uuidv7(),
        aggregateVersion: 1,
        payload: {
          recipientId: caller.principal.id,
          noticeIds: noticeIds.slice(start, start + eventSize),
        },
        ...authorship(caller),
      });
    }
  }

  private once<R>(
    caller: Caller,
    operation: string,
    input: { clientMutationId?: string | null },
    work: (tx: EntityManager) => Promise<R>,
  ): Promise<R> {
    const log = { key: input.clientMutationId, actorId: caller.principal.id, operation, body: input };
    return this.transactions.run((tx) => this.commands.once(tx, log, () => work(tx)));
  }
}

/** Row ids of the notices that are meant; null for all. */
function idsIn({ noticeIds }: MarkNoticesReadInput): string[] | null {
  if (noticeIds == null) return null;
  if (noticeIds.length > maxNotices) {
    const max = { max: maxNotices };
    refuseAny(problemWith(ErrorCode.TOO_MANY, 'input.noticeIds', complianceMessages.tooManyRows, max));
  }
  return noticeIds.map((id, index) => requireId('Notice', id, `input.noticeIds.${index}`));
}

/** The caller as the author of an event about what is theirs alone. */
function authorship(caller: Caller) {
  return { actor: actorOf(caller.principal, null), correlationId: caller.correlationId };
}
