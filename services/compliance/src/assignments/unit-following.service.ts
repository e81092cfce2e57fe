import { Injectable } from '@nestjs/common';
import { Transactions } from '@rasad/messaging';
import { tehranDate } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { TaskNotices } from '../tasks/task-notices.js';
import { obligationsPerStep, type DerivationContext, type StepOutcome } from './derivation-step.js';
import { nextObligationIds, type ObligationChoice } from './derivation.queries.js';
import { DerivationService } from './derivation.service.js';
import { platform } from './platform-actor.js';
import { forgetUnitsToFollow, readUnitsToFollow, type UnitToFollow } from './unit-following.queries.js';

/** Changed units that are followed together. */
const unitsAtOnce = 200;

const following: ObligationChoice = { instrumentId: null, choice: 'FOLLOWING' };

/** Lets assignments follow the units that were noted as changed, step by step. */
@Injectable()
export class UnitFollowing {
  constructor(
    private readonly transactions: Transactions,
    private readonly derivation: DerivationService,
    private readonly notices: TaskNotices,
  ) {}

  /**
   * Follows all that waits. A change is forgotten once everything has followed it: cut off in between, it is gone
   * through again. @param signal ends it early, between two steps.
   */
  async followAll(signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted) {
      const changes = await this.transactions.run((tx) => readUnitsToFollow(tx, unitsAtOnce));
      if (changes.length === 0) return;
      if (!(await this.follow(changes, signal))) return;
    }
  }

  /** @returns whether it came to the end. */
  private async follow(changes: readonly UnitToFollow[], signal?: AbortSignal): Promise<boolean> {
    const unitIds = [...new Set(changes.map(({ unitId }) => unitId))];
    for (let after: string | null = null; ;) {
      if (signal?.aborted) return false;
      const ids = await this.transactions.run((tx) =>
        nextObligationIds(tx, following, after, obligationsPerStep(unitIds.length)),
      );
      if (ids.length === 0) break;
      const outcome = await this.transactions.run((tx) => this.step(tx, ids, unitIds, changes));
      this.notices.changed(outcome.changedTaskIds);
      if (outcome.complete) after = ids.at(-1) ?? null;
    }
    await this.transactions.run((tx) =>
      forgetUnitsToFollow(
        tx,
        changes.map(({ seq }) => seq),
      ),
    );
    return true;
  }

  private step(
    tx: EntityManager,
    obligationIds: readonly string[],
    unitIds: readonly string[],
    changes: readonly UnitToFollow[],
  ): Promise<StepOutcome> {
    const scope = { choice: following.choice, obligationIds, unitIds };
    return this.derivation.step(tx, scope, contextOf(changes, new Date()));
  }
}

/** The newest change of a unit is the cause of what it makes come or go. */
function contextOf(changes: readonly UnitToFollow[], at: Date): DerivationContext {
  const last = changes.at(-1);
  return {
    actor: platform,
    correlationId: last?.correlationId ?? '',
    ...(last === undefined ? {} : { causationId: last.eventId }),
    trigger: { kind: 'RULE', ofUnit: new Map(changes.map(({ unitId, cause }) => [unitId, cause])) },
    at,
    today: tehranDate(at),
  };
}
