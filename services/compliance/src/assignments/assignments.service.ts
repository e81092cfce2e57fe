import { Injectable } from '@nestjs/common';
import type { Actor } from '@rasad/event-contracts';
import { CommandLog, Transactions } from '@rasad/messaging';
import { ErrorCode, refuse, requireId, tehranDate } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller.js';
import { requireActorAnywhere } from '../instruments/instruments.service.js';
import { TaskNotices } from '../tasks/task-notices.js';
import { DerivationService } from './derivation.service.js';
import type { DerivationCounts } from './derived-obligation.js';
import { instrumentExists } from './derivation.queries.js';

/** Who acts when assignments follow the tree or the calendar by themselves. */
const platform: Actor = { kind: 'SYSTEM', id: 'compliance', role: null, unitId: null };

/** Laying obligations on units. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly derivation: DerivationService,
    private readonly notices: TaskNotices,
  ) {}

  /** Derives the assignments of an instrument's obligations; from then on they follow the tree by themselves. */
  async derive(
    caller: Caller,
    command: { clientMutationId?: string | null; instrumentId: string },
  ): Promise<DerivationCounts> {
    const actor = requireActorAnywhere(caller, 'assignment.derive');
    let changedTaskIds: string[] = [];
    const counts = await this.transactions.run((tx) => {
      const log = {
        key: command.clientMutationId,
        actorId: caller.principal.id,
        operation: 'deriveAssignments',
        body: command,
      };
      return this.commands.once(tx, log, async () => {
        const instrumentId = await requireInstrumentId(tx, command.instrumentId);
        const at = new Date();
        const { correlationId } = caller;
        const run = { actor, correlationId, at, today: tehranDate(at), unitIds: null };
        const { changedTaskIds: changed, ...done } = await this.derivation.derive(tx, { instrumentId }, run);
        changedTaskIds = changed;
        return done;
      });
    });
    this.notices.changed(changedTaskIds);
    return counts;
  }

  /** Brings all assignments that follow the tree up to date with a day. */
  async followDay(at: Date): Promise<DerivationCounts> {
    const run = { actor: platform, correlationId: uuidv7(), at, today: tehranDate(at), unitIds: null };
    const { changedTaskIds, ...counts } = await this.transactions.run((tx) =>
      this.derivation.derive(tx, 'FOLLOWING', run),
    );
    this.notices.changed(changedTaskIds);
    return counts;
  }

  /** Brings the assignments of changed units up to date, in the transaction that changed them. @returns changed tasks. */
  async followUnits(
    tx: EntityManager,
    unitIds: readonly string[],
    event: { id: string; correlationId: string },
  ): Promise<string[]> {
    const at = new Date();
    const { changedTaskIds } = await this.derivation.derive(tx, 'FOLLOWING', {
      actor: platform,
      correlationId: event.correlationId,
      causationId: event.id,
      at,
      today: tehranDate(at),
      unitIds,
    });
    return changedTaskIds;
  }
}

async function requireInstrumentId(tx: EntityManager, globalId: string): Promise<string> {
  const id = requireId('Instrument', globalId, 'input.instrumentId');
  if (await instrumentExists(tx, id)) return id;
  return refuse(ErrorCode.NOT_FOUND, 'input.instrumentId', 'notFound');
}
