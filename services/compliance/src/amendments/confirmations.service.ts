import { Injectable } from '@nestjs/common';
import { ObligationConfirmedV1, type Actor } from '@rasad/event-contracts';
import { CommandLog, EventStore, Transactions } from '@rasad/messaging';
import { ErrorCode, problemWith, refuse, refuseAny, requireId } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../caller.js';
import { requireActorAnywhere } from '../instruments/instruments.service.js';
import { complianceMessages } from '../messages.js';
import { takeObligationVersions } from './amendment-marks.queries.js';
import { confirmAmendments, lockObligation } from './obligation-amendments.queries.js';

interface ConfirmCommand {
  clientMutationId?: string | null;
  obligationId: string;
}

/** Confirming obligations after the text that they were drawn from has changed. */
@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly events: EventStore,
  ) {}

  /** The obligation was read against the new text and stands. @returns its row id. */
  confirm(caller: Caller, command: ConfirmCommand): Promise<string> {
    const actor = requireActorAnywhere(caller, 'law.edit');
    return this.transactions.run((tx) => {
      const log = {
        key: command.clientMutationId,
        actorId: caller.principal.id,
        operation: 'confirmObligation',
        body: command,
      };
      return this.commands.once(tx, log, () => {
        const id = requireId('Obligation', command.obligationId, 'input.obligationId');
        return this.confirmOnce(tx, id, actor, caller.correlationId);
      });
    });
  }

  private async confirmOnce(
    tx: EntityManager,
    id: string,
    actor: Actor,
    correlationId: string,
  ): Promise<string> {
    const instrumentId = await lockObligation(tx, id);
    if (instrumentId === null) return refuse(ErrorCode.NOT_FOUND, 'input.obligationId', 'notFound');
    const expressionIds = await confirmAmendments(tx, id, { ...actor, correlationId }, new Date());
    const { nothingToConfirm } = complianceMessages;
    refuseAny(
      expressionIds.length > 0 ? null : problemWith(ErrorCode.STATE, 'input.obligationId', nothingToConfirm),
    );
    const versions = await takeObligationVersions(tx, [id]);
    await this.events.append(tx, ObligationConfirmedV1, {
      aggregateId: id,
      aggregateVersion: versions.get(id) ?? 1,
      payload: { obligationId: id, instrumentId, expressionIds },
      actor,
      correlationId,
    });
    return id;
  }
}
