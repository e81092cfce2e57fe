import { Global, Injectable, Module } from '@nestjs/common';
import { CommandLog, Transactions } from '@rasad/messaging';
import { tehranDate } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { areBodiesDue } from './bodies/bodies-store.queries.js';
import { BodyDerivation } from './bodies/body-derivation.service.js';
import type { Caller } from './caller.js';
import { PositionEndings } from './positions/position-endings.service.js';
import { UnitChanges } from './units/unit-changes.service.js';
import { UnitEffects } from './units/unit-effects.service.js';

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
    private readonly units: UnitChanges,
    private readonly bodies: BodyDerivation,
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
        await this.takeUp(tx, caller.access.today);
        return work(tx);
      }),
    );
  }

  /** As `run`, for a change of units or posts: bodies that charters describe follow it at once. */
  reshape<T>(command: Command, caller: Caller, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.run(command, caller, async (tx) => {
      const answer = await work(tx);
      await this.bodies.follow(tx, caller);
      return answer;
    });
  }

  /** One change that the service makes by itself. */
  runOwn<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run(async (tx) => {
      await this.takeUp(tx, tehranDate(new Date()));
      return work(tx);
    });
  }

  /** Lets changes take effect whose day has come. @returns how many there were. */
  followDay(today: string): Promise<number> {
    return this.transactions.run((tx) => this.takeUp(tx, today));
  }

  /** What was planned for days up to today holds before anything else changes, and bodies have followed the day. */
  private async takeUp(tx: EntityManager, today: string): Promise<number> {
    await lockOrganisation(tx);
    const changes = await this.units.followDay(tx, today);
    if (changes > 0 || (await areBodiesDue(tx, today))) await this.bodies.followDay(tx, today);
    return changes;
  }
}

async function lockOrganisation(tx: EntityManager): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [organisationLock]);
}

@Global()
@Module({
  providers: [OrganisationWrites, PositionEndings, UnitChanges, UnitEffects, BodyDerivation],
  exports: [OrganisationWrites, PositionEndings, UnitChanges, BodyDerivation],
})
export class OrganisationWritesModule {}
