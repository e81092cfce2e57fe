import { Injectable } from '@nestjs/common';
import { CommandLog, Transactions } from '@rasad/messaging';
import { ErrorCode, refuse, requireId, tehranDate } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../caller.js';
import { requireActorAnywhere } from '../instruments/instruments.service.js';
import { JobQueue } from '../jobs/job-queue.js';
import { DerivationRuns } from './derivation-runs.service.js';
import { instrumentExists } from './derivation.queries.js';

/** Laying obligations on units. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly runs: DerivationRuns,
    private readonly jobs: JobQueue,
  ) {}

  /**
   * Derives the assignments of an instrument's obligations; from then on they follow change by themselves. What is done
   * in a moment is waited for, the rest goes on apart from the request. @returns row id of the run.
   */
  async derive(
    caller: Caller,
    command: { clientMutationId?: string | null; instrumentId: string },
  ): Promise<string> {
    const actor = requireActorAnywhere(caller, 'assignment.derive');
    const runId = await this.transactions.run((tx) => {
      const log = {
        key: command.clientMutationId,
        actorId: caller.principal.id,
        operation: 'deriveAssignments',
        body: command,
      };
      return this.commands.once(tx, log, async () => {
        const instrumentId = await requireInstrumentId(tx, command.instrumentId);
        const day = tehranDate(new Date());
        const { correlationId } = caller;
        return this.runs.request(tx, {
          instrumentId,
          choice: 'ALL',
          cause: 'RULE',
          actor,
          correlationId,
          day,
        });
      });
    });
    if (await this.runs.isSmall(runId)) await this.runs.execute(runId);
    else await this.jobs.send('derive', { runId }, runId);
    return runId;
  }
}

async function requireInstrumentId(tx: EntityManager, globalId: string): Promise<string> {
  const id = requireId('Instrument', globalId, 'input.instrumentId');
  if (await instrumentExists(tx, id)) return id;
  return refuse(ErrorCode.NOT_FOUND, 'input.instrumentId', 'notFound');
}
