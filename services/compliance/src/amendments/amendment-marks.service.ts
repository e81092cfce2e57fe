import { Injectable } from '@nestjs/common';
import { ObligationAmendedV1, type Actor } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { occurrenceKeyOn } from '../deadlines/occurrence.rules.js';
import { laterDay } from '../instruments/expression.rules.js';
import type { ProvisionTouch, TouchedProvision } from '../instruments/touched-provisions.rules.js';
import type { ObligationEffect } from './amended-obligation.js';
import {
  countWork,
  insertMarks,
  readAmendedObligations,
  takeObligationVersions,
  type NewMark,
} from './amendment-marks.queries.js';

/** An expression that becomes the current one, as far as obligations are concerned. */
interface Amendment {
  instrument: { id: string };
  expression: { id: string };
  touched: readonly TouchedProvision[];
}

interface MarkingAct {
  actor: Actor;
  correlationId: string;
  at: Date;
  today: string;
}

/** Obligations drawn from provisions that an expression changes: telling them beforehand, and marking them. */
@Injectable()
export class AmendmentMarks {
  constructor(private readonly events: EventStore) {}

  /** What the touched provisions mean for obligations, assignments and tasks as they stand. */
  async effects(
    tx: EntityManager,
    touched: readonly TouchedProvision[],
    today: string,
  ): Promise<ObligationEffect[]> {
    const byId = new Map(touched.map((provision) => [provision.id, provision]));
    const obligations = await readAmendedObligations(tx, [...byId.keys()]);
    const asked = obligations.map((obligation) => ({
      obligationId: obligation.id,
      periodKey: occurrenceKeyOn(obligation, today),
    }));
    const work = new Map((await countWork(tx, asked)).map((row) => [row.obligationId, row]));
    return obligations.flatMap((obligation): ObligationEffect[] => {
      const provision = byId.get(obligation.touchedProvisionId);
      if (!provision) return [];
      const { id: obligationId, touchedProvisionId: provisionId } = obligation;
      const { assignments = 0, tasksToReopen = 0, openTasks = 0 } = work.get(obligationId) ?? {};
      const touch = touchOf(obligation, provision);
      const counts = { assignments, tasksToReopen: touch === 'CHANGED' ? tasksToReopen : 0, openTasks };
      return [{ obligationId, provisionId, touch, ...counts }];
    });
  }

  /**
   * Marks the obligations as to be read again, in the transaction that makes the expression the current one. Tasks of
   * changed ones are seen to afterwards, in batches, by `AmendmentSettlement`.
   */
  async mark(
    tx: EntityManager,
    { instrument, expression, touched }: Amendment,
    act: MarkingAct,
  ): Promise<void> {
    const byId = new Map(touched.map((provision) => [provision.id, provision]));
    const obligations = await readAmendedObligations(tx, [...byId.keys()]);
    const marks = obligations.flatMap((obligation): NewMark[] => {
      const provision = byId.get(obligation.touchedProvisionId);
      return provision ? [newMark(obligation, provision, act)] : [];
    });
    if (marks.length === 0) return;
    const by = { ...act.actor, correlationId: act.correlationId };
    await insertMarks(tx, marks, expression.id, by, act.at);
    const versions = await takeObligationVersions(
      tx,
      marks.map(({ obligationId }) => obligationId),
    );
    const events = marks.map(({ obligationId, provisionId, change, takesEffectOn }) => ({
      aggregateId: obligationId,
      aggregateVersion: versions.get(obligationId) ?? 1,
      payload: {
        obligationId,
        instrumentId: instrument.id,
        amendment: { expressionId: expression.id, provisionId },
        change,
        takesEffectOn,
      },
      actor: act.actor,
      correlationId: act.correlationId,
      occurredAt: act.at,
    }));
    await this.events.appendAll(tx, ObligationAmendedV1, events);
  }
}

type Drawn = Awaited<ReturnType<typeof readAmendedObligations>>[number];

/** Only a change of the law reaches the tasks: a correction does not, and repealed obligations are withdrawn as such. */
function newMark(obligation: Drawn, provision: TouchedProvision, { today, at }: MarkingAct): NewMark {
  const change = touchOf(obligation, provision);
  return {
    id: uuidv7(),
    obligationId: obligation.id,
    provisionId: provision.id,
    change,
    takesEffectOn: laterDay(today, provision.inForceFrom) ?? today,
    settledAt: change === 'CHANGED' ? null : at,
  };
}

/** An obligation ends with the provision that it is drawn from; the repeal of a further one changes what it says. */
function touchOf({ provisionId }: Drawn, { id, touch }: TouchedProvision): ProvisionTouch {
  return touch === 'REPEALED' && id !== provisionId ? 'CHANGED' : touch;
}
