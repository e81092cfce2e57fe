import { Injectable } from '@nestjs/common';
import { CommandLog, Transactions } from '@rasad/messaging';
import { ErrorCode, expectedProblems, problemWith, refuseAny } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../caller.js';
import { complianceMessages } from '../messages.js';
import { inLockOrder, problemOfRow, repeatedRows, rowCountProblem, type BulkRow } from './bulk.rules.js';

/** A command of many rows. */
export interface BulkCommand<I> {
  /** Name of the mutation. */
  operation: string;
  input: { clientMutationId?: string | null; items: readonly I[] };
  /** What a row is about; two rows about the same are one too many. */
  targetOf: (item: I) => string;
  /** What has to hold for all rows, checked once. */
  prepare?: (tx: EntityManager) => Promise<void>;
}

/** Carries out commands of many rows: one transaction, with a savepoint for each row. */
@Injectable()
export class BulkCommands {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
  ) {}

  /**
   * Carries out every row that can be; an unfit one is told of and leaves no trace. A repeated key is answered as the
   * first time, the refused rows too.
   * @returns rows in the order of the input.
   */
  async run<I, R>(
    caller: Caller,
    bulk: BulkCommand<I>,
    carryOut: (tx: EntityManager, item: I) => Promise<R>,
  ): Promise<BulkRow<R>[]> {
    const { operation, input, targetOf } = bulk;
    refuseAny(rowCountProblem(input.items.length));
    const log = { key: input.clientMutationId, actorId: caller.principal.id, operation, body: input };
    return this.transactions.run((tx) =>
      this.commands.once(tx, log, async () => {
        await bulk.prepare?.(tx);
        const repeated = repeatedRows(input.items, targetOf);
        const rows: BulkRow<R>[] = [];
        for (const { item, index } of inLockOrder(input.items, targetOf)) {
          const isRepeated = repeated.has(index);
          rows.push(isRepeated ? repeatedRow(index) : await rowOf(tx, index, (row) => carryOut(row, item)));
        }
        return rows.sort((a, b) => a.index - b.index);
      }),
    );
  }
}

async function rowOf<R>(
  tx: EntityManager,
  index: number,
  work: (tx: EntityManager) => Promise<R>,
): Promise<BulkRow<R>> {
  try {
    return { index, result: await tx.transaction(work), problems: [] };
  } catch (error) {
    const problems = expectedProblems(error).map((found) => problemOfRow(found, index));
    return { index, result: null, problems };
  }
}

function repeatedRow<R>(index: number): BulkRow<R> {
  const repeated = problemWith(ErrorCode.DUPLICATE, null, complianceMessages.rowRepeated);
  return { index, result: null, problems: [problemOfRow(repeated, index)] };
}
