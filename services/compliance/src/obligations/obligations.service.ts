import { Injectable } from '@nestjs/common';
import type { Actor } from '@rasad/event-contracts';
import { CommandLog, Transactions } from '@rasad/messaging';
import {
  ErrorCode,
  findTextProblem,
  problem,
  refuseAny,
  requireVersion,
  tehranDate,
  type Action,
} from '@rasad/service-kit';
import { shareUnitTree } from '@rasad/unit-tree';
import type { EntityManager } from 'typeorm';
import { readCalendar } from '../calendar/stored-calendar.queries.js';
import type { CalendarData } from '../calendar/working-calendar.js';
import type { Caller } from '../caller.js';
import { requireActorAnywhere } from '../instruments/instruments.service.js';
import { ObligationChanges, type ChangeAuthorship } from './obligation-changes.service.js';
import { draftNew, draftRevision, requireObligation, requireReach } from './obligation-drafts.service.js';
import type {
  CreateObligationInput,
  RetireObligationInput,
  UpdateObligationInput,
} from './obligation-input.graphql.js';

/** Longest reason for a change, in characters. */
const maxReason = 2_000;

/** What a command did. */
interface Done {
  obligationId: string;
  changedTaskIds: readonly string[];
}

interface Command {
  clientMutationId?: string | null;
}

/** A command in hand: in which transaction, on which working days, by whom and when. */
interface CommandInHand {
  tx: EntityManager;
  calendar: CalendarData;
  authorship: ChangeAuthorship;
  /** Gregorian date in Asia/Tehran. */
  today: string;
}

const action: Action = 'obligation.edit';

/** Drawing obligations from provisions, changing and retiring them. */
@Injectable()
export class ObligationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly changes: ObligationChanges,
  ) {}

  /** Draws one obligation from a provision. @returns its row id. */
  create(caller: Caller, input: CreateObligationInput): Promise<string> {
    return this.once(caller, 'createObligation', input, async ({ tx, calendar, authorship, today }) => {
      const draft = await draftNew(tx, input, today);
      if (!input.acceptNoReach) await requireReach(tx, draft, today);
      const changedTaskIds = await this.changes.write(tx, [draft], calendar, authorship);
      return { obligationId: draft.after.id, changedTaskIds };
    });
  }

  /** Gives an obligation another content from now on; what differs in nothing is left alone. @returns its row id. */
  update(caller: Caller, input: UpdateObligationInput): Promise<string> {
    return this.once(caller, 'updateObligation', input, async ({ tx, calendar, authorship, today }) => {
      const reason = requireReason(input);
      const draft = await draftRevision(tx, input, today);
      const obligationId = draft.after.id;
      if (draft.changed.length === 0) return { obligationId, changedTaskIds: [] };
      if (!input.acceptNoReach) await requireReach(tx, draft, today);
      const changedTaskIds = await this.changes.write(tx, [draft], calendar, { ...authorship, reason });
      return { obligationId, changedTaskIds };
    });
  }

  /** Gives an obligation its last day. @returns its row id. */
  retire(caller: Caller, input: RetireObligationInput): Promise<string> {
    return this.once(caller, 'retireObligation', input, async ({ tx, authorship }) => {
      const reason = requireReason(input);
      const { obligation } = await requireObligation(tx, input.obligationId);
      requireVersion(obligation, input.expectedVersion);
      const { id: obligationId, validFrom, validTo } = obligation;
      const endsBeforeStart = validFrom !== null && input.validTo <= validFrom;
      refuseAny(endsBeforeStart ? problem(ErrorCode.INVALID, 'input.validTo', 'dateOrder') : null);
      if (validTo !== input.validTo) {
        await this.changes.retire(tx, obligation, input.validTo, { ...authorship, reason });
      }
      return { obligationId, changedTaskIds: [] };
    });
  }

  private async once(
    caller: Caller,
    operation: string,
    input: Command,
    work: (command: CommandInHand) => Promise<Done>,
  ): Promise<string> {
    const actor = requireActorAnywhere(caller, action);
    const log = { key: input.clientMutationId, actorId: caller.principal.id, operation, body: input };
    const changedTaskIds: string[] = [];
    const obligationId = await this.transactions.run((tx) =>
      this.commands.once(tx, log, async () => {
        const done = await work(await inHand(tx, caller, actor));
        changedTaskIds.push(...done.changedTaskIds);
        return done.obligationId;
      }),
    );
    this.changes.committed(changedTaskIds);
    return obligationId;
  }
}

/** Tree and calendar are held before any obligation, as whoever derives does. */
async function inHand(tx: EntityManager, { correlationId }: Caller, actor: Actor): Promise<CommandInHand> {
  await shareUnitTree(tx);
  const calendar = await readCalendar(tx);
  const at = new Date();
  return { tx, calendar, authorship: { actor, at, reason: null, correlationId }, today: tehranDate(at) };
}

/** Why an obligation is changed; refused where it is empty or too long. */
function requireReason({ reason }: { reason: string }): string {
  refuseAny(findTextProblem(reason, 'input.reason', maxReason));
  return reason.trim();
}
