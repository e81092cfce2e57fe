import { Injectable } from '@nestjs/common';
import type { Actor } from '@rasad/event-contracts';
import { parseInstrument, type InstrumentDocument } from '@rasad/import-formats';
import { CommandLog, Transactions } from '@rasad/messaging';
import { actorOf, logDenial, refuse, tehranDate, ErrorCode, type Action } from '@rasad/service-kit';
import { AmendmentSettlement } from '../amendments/amendment-settlement.service.js';
import { ChangeFollowing } from '../assignments/change-following.service.js';
import type { Caller } from '../caller.js';
import { refuseDocument } from './import-problems.js';
import { LawLoading, type ImportOutcome } from './law-loading.service.js';

interface ImportCommand {
  clientMutationId?: string | null;
  document: string;
}

/** Imports of instruments. */
@Injectable()
export class InstrumentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly loading: LawLoading,
    private readonly settlement: AmendmentSettlement,
    private readonly following: ChangeFollowing,
  ) {}

  /** What `import` would change; writes nothing. */
  async preview(caller: Caller, command: ImportCommand): Promise<ImportOutcome> {
    requireActorAnywhere(caller, 'law.edit');
    const text = { document: read(command.document), baseExpressionId: null };
    return this.transactions.run((tx) => this.loading.preview(tx, text, tehranDate(new Date())));
  }

  /** Loads a document as a whole; the same one again changes nothing. */
  async import(caller: Caller, command: ImportCommand): Promise<ImportOutcome> {
    const actor = requireActorAnywhere(caller, 'law.edit');
    const at = new Date();
    const outcome = await this.transactions.run((tx) => {
      const log = {
        key: command.clientMutationId,
        actorId: caller.principal.id,
        operation: 'importInstrument',
        body: command,
      };
      return this.commands.once(tx, log, () => {
        const act = { actor, correlationId: caller.correlationId, at, today: tehranDate(at) };
        return this.loading.load(tx, { document: read(command.document), baseExpressionId: null }, act);
      });
    });
    await this.settlement.settleDue(at);
    this.following.wake();
    return outcome;
  }
}

/** The caller as actor of an act that concerns no unit, under a grant that allows it everywhere. */
export function requireActorAnywhere(caller: Caller, action: Action): Actor {
  const capacity = caller.access.capacityAnywhere(action);
  if (capacity) return actorOf(caller.principal, capacity);
  logDenial(caller.access, action, null);
  return refuse(ErrorCode.NOT_ALLOWED, null, 'aboveOwnRight');
}

function read(text: string): InstrumentDocument {
  const parsed = parseInstrument(text);
  return parsed.ok ? parsed.document : refuseDocument(parsed.problems);
}
