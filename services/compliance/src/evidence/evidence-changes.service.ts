import { Injectable } from '@nestjs/common';
import {
  EvidenceAddedV1,
  EvidenceClearedV1,
  EvidenceRefusedV1,
  EvidenceWithdrawnV1,
  type Actor,
} from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import type { LockedTask } from '../tasks/task-lock.queries.js';
import { snapshotOf, writeState, type LockedEvidence } from './evidence-lock.queries.js';
import { EvidenceEntity } from './evidence.entity.js';
import { evidenceTransitions, type EvidenceAct } from './evidence.rules.js';

const definitions = {
  CLEAR: EvidenceClearedV1,
  REFUSE: EvidenceRefusedV1,
  WITHDRAW: EvidenceWithdrawnV1,
} as const;

/** Who changes evidence, when, and in which request. */
export interface EvidenceAuthorship {
  actor: Actor;
  at: Date;
  correlationId?: string;
}

/** Writes evidence and its states: row and event together. */
@Injectable()
export class EvidenceChanges {
  constructor(private readonly events: EventStore) {}

  /** Adds evidence to a task. */
  async add(
    tx: EntityManager,
    task: LockedTask,
    evidence: EvidenceEntity,
    { actor, at, correlationId }: EvidenceAuthorship,
  ): Promise<void> {
    await tx.insert(EvidenceEntity, evidence);
    const { id, taskId, kind, state, mediaType, size, sha256, effectiveOn, uploaderId, version } = evidence;
    const place = { id, taskId, unitId: task.unitId, kind, state };
    await this.events.append(tx, EvidenceAddedV1, {
      aggregateId: id,
      aggregateVersion: version,
      payload: { evidence: { ...place, mediaType, size, sha256, effectiveOn, uploaderId, version } },
      actor,
      unitPath: task.unitCodes,
      occurredAt: at,
      ...(correlationId === undefined ? {} : { correlationId }),
    });
  }

  /** Takes evidence to its next state. @returns false where its state does not allow the act */
  async move(
    tx: EntityManager,
    evidence: LockedEvidence,
    act: EvidenceAct,
    { actor, at, correlationId }: EvidenceAuthorship,
  ): Promise<boolean> {
    const state = evidenceTransitions[evidence.state][act];
    if (state === undefined) return false;
    await writeState(tx, evidence.id, state);
    const after = { ...evidence, state, version: evidence.version + 1 };
    await this.events.append(tx, definitions[act], {
      aggregateId: after.id,
      aggregateVersion: after.version,
      payload: { evidence: snapshotOf(after) },
      actor,
      unitPath: after.unitCodes,
      occurredAt: at,
      ...(correlationId === undefined ? {} : { correlationId }),
    });
    return true;
  }
}
