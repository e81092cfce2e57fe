import { Global, Injectable, Module } from '@nestjs/common';
import { CommandLog, Transactions } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import type { Caller } from './caller.js';

/** Any constant: one writer of the organisation in a database at a time. */
const organisationLock = 5_820_117;

/** A mutation: its name in the graph and its input with row ids. */
export interface Command {
  operation: string;
  input: { clientMutationId?: string | null };
}

/**
 * Runs changes of the organisation one after the other. Rules look at more than the row they change (a cycle needs two
 * moves, each harmless alone), changes are rare and short: one lock instead of a lock for every rule.
 */
@Injectable()
export class OrganisationWrites {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CommandLog,
  ) {}

  /** One idempotent change: the same command again gives the same answer and changes nothing. */
  run<T>(command: Command, caller: Caller, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const { operation, input } = command;
    const logged = {
      key: input.clientMutationId,
      actorId: caller.principal.id,
      operation,
      body: input,
    };
    return this.transactions.run((tx) =>
      this.commands.once(tx, logged, async () => {
        await lockOrganisation(tx);
        return work(tx);
      }),
    );
  }

  /** One change that the service makes by itself. */
  runOwn<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run(async (tx) => {
      await lockOrganisation(tx);
      return work(tx);
    });
  }
}

async function lockOrganisation(tx: EntityManager): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [organisationLock]);
}

@Global()
@Module({ providers: [OrganisationWrites], exports: [OrganisationWrites] })
export class OrganisationWritesModule {}
