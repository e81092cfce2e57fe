import { Injectable } from '@nestjs/common';
import {
  ObligationDefinedV1,
  ObligationRetiredV1,
  ObligationRevisedV1,
  type Actor,
} from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { tehranDate } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { ChangeFollowing } from '../assignments/change-following.service.js';
import type { CalendarData } from '../calendar/working-calendar.js';
import { TaskNotices } from '../tasks/task-notices.js';
import { insertVersions } from './obligation-versions.queries.js';
import { snapshotOf, type ObligationChange } from './obligation.rules.js';
import type { StoredObligation } from './stored-obligation.js';
import { writeObligations } from './stored-obligations.queries.js';
import { TaskRevisions } from './task-revisions.service.js';

/** Who changes obligations, when, why and in which request. */
export interface ChangeAuthorship {
  actor: Actor;
  at: Date;
  reason: string | null;
  correlationId: string;
}

/** Fields from which assignments and occurrences follow. */
const derivedFrom: readonly string[] = [
  ...['applicability', 'exclusions', 'cadence', 'period', 'deadline', 'validFrom', 'validTo'],
];

/** Writes obligations of one instrument: row, version and event together, and lets tasks and assignments follow. */
@Injectable()
export class ObligationChanges {
  constructor(
    private readonly events: EventStore,
    private readonly tasks: TaskRevisions,
    private readonly following: ChangeFollowing,
    private readonly notices: TaskNotices,
  ) {}

  /** Writes new and changed obligations. @returns row ids of the tasks that changed with them. */
  async write(
    tx: EntityManager,
    changes: readonly ObligationChange[],
    calendar: CalendarData,
    authorship: ChangeAuthorship,
  ): Promise<string[]> {
    if (changes.length === 0) return [];
    const logVersions = await this.store(tx, changes, authorship);
    const created = changes.filter(({ before }) => before === null);
    const revised = changes.filter(({ before }) => before !== null);
    await this.events.appendAll(
      tx,
      ObligationDefinedV1,
      created.map(({ after }) => ({
        ...envelope(after.id, logVersions, authorship),
        payload: { obligation: snapshotOf(after) },
      })),
    );
    await this.events.appendAll(
      tx,
      ObligationRevisedV1,
      revised.map(({ after, changed }) => ({
        ...envelope(after.id, logVersions, authorship),
        payload: { obligation: snapshotOf(after), changed: [...changed], reason: authorship.reason },
      })),
    );
    const taskIds: string[] = [];
    for (const change of revised) {
      const logVersion = logVersions.get(change.after.id) ?? 1;
      taskIds.push(...(await this.tasks.follow(tx, change, logVersion, calendar, authorship)));
    }
    await this.followRules(tx, revised, authorship);
    return taskIds;
  }

  /** Gives an obligation its last day. */
  async retire(
    tx: EntityManager,
    before: StoredObligation,
    validTo: string,
    authorship: ChangeAuthorship & { reason: string },
  ): Promise<void> {
    const after = { ...before, validTo, version: before.version + 1 };
    const change = { after, changed: ['validTo'] };
    const logVersions = await this.store(tx, [change], authorship);
    await this.events.append(tx, ObligationRetiredV1, {
      ...envelope(after.id, logVersions, authorship),
      payload: { obligation: snapshotOf(after), reason: authorship.reason },
    });
    await this.followRules(tx, [change], authorship);
  }

  /** To be called after the commit: tells of the tasks that changed, and lets assignments follow now. */
  committed(changedTaskIds: readonly string[]): void {
    this.notices.changed(changedTaskIds);
    this.following.wake();
  }

  private async store(
    tx: EntityManager,
    changes: readonly Pick<ObligationChange, 'after' | 'changed'>[],
    authorship: ChangeAuthorship,
  ): Promise<Map<string, number>> {
    const rows = changes.map(({ after }) => after);
    const logVersions = await writeObligations(tx, rows);
    await insertVersions(tx, changes, authorship);
    return logVersions;
  }

  /** Last of all: whoever derives holds obligations before the run that it is part of. */
  private async followRules(
    tx: EntityManager,
    changes: readonly Pick<ObligationChange, 'after' | 'changed'>[],
    { actor, at, correlationId }: ChangeAuthorship,
  ): Promise<void> {
    const change = changes.find(({ changed }) => changed.some((name) => derivedFrom.includes(name)));
    if (!change) return;
    const { instrumentId } = change.after;
    const day = tehranDate(at);
    await this.following.note(tx, { instrumentId, cause: 'RULE_CHANGED', actor, correlationId, day });
  }
}

function envelope(
  aggregateId: string,
  logVersions: ReadonlyMap<string, number>,
  { actor, at, correlationId }: ChangeAuthorship,
) {
  return {
    aggregateId,
    aggregateVersion: logVersions.get(aggregateId) ?? 1,
    actor,
    correlationId,
    occurredAt: at,
  };
}
