import { Injectable, Logger } from '@nestjs/common';
import { CommandLog, Transactions } from '@rasad/messaging';
import { ProblemError } from '@rasad/service-kit';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../caller.js';
import { requireOneOf } from './given-organisation.js';
import { endRun, ImportRunsQueries, insertRun } from './import-runs.queries.js';
import { OrganisationImportService, type ImportOrganisation } from './organisation-import.service.js';

const operation = 'startOrganisationImport';
/** Milliseconds between two signs of life. */
const beatMs = 1_000;

/** Imports that take longer than a request: started, followed by their progress, and all or nothing like any other. */
@Injectable()
export class ImportRunsService {
  private readonly logger = new Logger(ImportRunsService.name);

  constructor(
    private readonly imports: OrganisationImportService,
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
    private readonly queries: ImportRunsQueries,
  ) {}

  /** Starts a run in this replica. The same command again names the same run and starts nothing. */
  async start(input: ImportOrganisation, caller: Caller): Promise<string> {
    requireOneOf(input);
    const accountId = caller.principal.id;
    const command = {
      key: input.clientMutationId,
      actorId: accountId,
      operation,
      body: input,
    };
    const fresh = uuidv7();
    const id = await this.transactions.run((tx) =>
      this.commands.once(tx, command, async () => {
        await insertRun(tx, fresh, accountId);
        return fresh;
      }),
    );
    if (id === fresh) void this.carryOut(id, input, caller);
    return id;
  }

  private async carryOut(id: string, input: ImportOrganisation, caller: Caller): Promise<void> {
    const reached = { done: 0, total: 0 };
    const beat = setInterval(() => this.beat(id, reached), beatMs);
    try {
      // The run's own key is spent: the import under it is not to be taken for a repetition.
      await this.imports.import({ ...input, clientMutationId: null }, caller, {
        progress: (done, total) => Object.assign(reached, { done, total }),
        conclude: (tx, changes) => endRun(tx, id, { state: 'DONE', changes: [...changes] }),
      });
    } catch (error) {
      await this.endWithout(id, error);
    } finally {
      clearInterval(beat);
    }
  }

  private beat(id: string, { done, total }: { done: number; total: number }): void {
    this.queries.beat(id, done, total).catch((error: unknown) =>
      this.logger.warn({
        msg: 'import run gives no sign',
        runId: id,
        err: error,
      }),
    );
  }

  /** Where not even this can be stored, the run falls silent, and that counts as failed too. */
  private async endWithout(id: string, error: unknown): Promise<void> {
    const refusal = error instanceof ProblemError ? error.problems : null;
    if (!refusal) this.logger.error({ msg: 'import run failed', runId: id, err: error });
    const end = refusal ? { state: 'REFUSED' as const, problems: refusal } : { state: 'FAILED' as const };
    await this.transactions
      .run((tx) => endRun(tx, id, end))
      .catch((fault: unknown) =>
        this.logger.error({
          msg: 'import run not ended',
          runId: id,
          err: fault,
        }),
      );
  }
}
