import { Injectable } from '@nestjs/common';
import {
  InstrumentProvisionsLoadedV1,
  InstrumentPublishedV1,
  InstrumentTextStoredV1,
  type Actor,
  type PayloadOf,
} from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import { AmendmentMarks } from '../amendments/amendment-marks.service.js';
import { ChangeFollowing } from '../assignments/change-following.service.js';
import type { CurrentText, InstrumentPlan } from './instrument.rules.js';
import { takeInstrumentVersions, writeCurrent, writeText } from './stored-law.queries.js';
import type { Wording } from './stored-law.js';

/** Provisions in one event. */
const provisionsPerEvent = 200;

/** Who loads a text, or what brings it into force, and when. */
export interface LawAct {
  actor: Actor;
  correlationId: string;
  at: Date;
  /** Gregorian date in Asia/Tehran. */
  today: string;
}

/** Writes what an expression changes in the law: rows, events, the marks of obligations to read again and the run that lets assignments follow. */
@Injectable()
export class LawWriter {
  constructor(
    private readonly events: EventStore,
    private readonly marks: AmendmentMarks,
    private readonly following: ChangeFollowing,
  ) {}

  /** Stores a text, and brings it into force where it is the one of the day. The caller holds the instrument's code. */
  async store(tx: EntityManager, plan: InstrumentPlan, act: LawAct): Promise<void> {
    await writeText(tx, plan, act.at);
    return plan.becomesCurrent ? this.bringIntoForce(tx, plan, act) : this.tellStored(tx, plan, act);
  }

  /** Makes a stored text the current one. The caller holds the instrument's code. */
  async bringIntoForce(tx: EntityManager, text: CurrentText, act: LawAct): Promise<void> {
    await writeCurrent(tx, text);
    await this.tellPublished(tx, text, act);
    await this.marks.mark(tx, text, act);
    const { actor, correlationId, today: day } = act;
    const instrumentId = text.instrument.id;
    await this.following.note(tx, { instrumentId, cause: 'LAW_AMENDED', actor, correlationId, day });
  }

  private async tellStored(tx: EntityManager, plan: InstrumentPlan, act: LawAct): Promise<void> {
    const version = await takeInstrumentVersions(tx, plan.instrument.id, 1);
    const { id, label, adoptedOn, inForceFrom, effectiveOn } = plan.expression;
    await this.events.append(tx, InstrumentTextStoredV1, {
      ...common(plan, act),
      aggregateVersion: version,
      payload: {
        instrumentId: plan.instrument.id,
        expression: { id, label, adoptedOn, inForceFrom, effectiveOn },
        provisionCount: plan.provisions.length,
      },
    });
  }

  private async tellPublished(tx: EntityManager, plan: CurrentText, act: LawAct): Promise<void> {
    const batches = batchesOf([...plan.provisions, ...plan.repealed.map(asRepealed)]);
    const first = await takeInstrumentVersions(tx, plan.instrument.id, batches.length + 1);
    await this.events.append(tx, InstrumentPublishedV1, {
      ...common(plan, act),
      aggregateVersion: first,
      payload: publishedPayload(plan),
    });
    const loaded = batches.map((batch, index) => ({
      ...common(plan, act),
      aggregateVersion: first + 1 + index,
      payload: loadedPayload(plan, batch),
    }));
    await this.events.appendAll(tx, InstrumentProvisionsLoadedV1, loaded);
  }
}

function common({ instrument }: CurrentText, { actor, correlationId, at }: LawAct) {
  return { aggregateId: instrument.id, actor, correlationId, occurredAt: at };
}

function asRepealed(wording: Wording): Wording {
  return { ...wording, status: 'REPEALED' };
}

function batchesOf(provisions: readonly Wording[]): Wording[][] {
  const count = Math.ceil(provisions.length / provisionsPerEvent);
  return Array.from({ length: count }, (_, index) =>
    provisions.slice(index * provisionsPerEvent, (index + 1) * provisionsPerEvent),
  );
}

function publishedPayload(plan: CurrentText): PayloadOf<typeof InstrumentPublishedV1> {
  const { id, inForceFrom } = plan.expression;
  return {
    instrument: plan.instrument,
    expression: { id, inForceFrom },
    provisionCount: plan.provisions.length,
  };
}

function loadedPayload(
  plan: CurrentText,
  batch: readonly Wording[],
): PayloadOf<typeof InstrumentProvisionsLoadedV1> {
  return {
    instrumentId: plan.instrument.id,
    expressionId: plan.expression.id,
    provisions: batch.map(
      ({ id, eId, kind, number, label, heading, parentId, position, status, dutyKind }) => ({
        id,
        eId,
        kind,
        number,
        label,
        heading,
        parentId,
        position,
        status,
        dutyKind,
      }),
    ),
  };
}
