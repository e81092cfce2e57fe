import { Injectable } from '@nestjs/common';
import type { InstrumentDocument } from '@rasad/import-formats';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { AmendmentMarks } from '../amendments/amendment-marks.service.js';
import type { ObligationEffect } from '../amendments/amended-obligation.js';
import {
  countProvisions,
  planInstrumentImport,
  type Counts,
  type PlannedChange,
} from './instrument.rules.js';
import { LawWriter, type LawAct } from './law-writer.service.js';
import { lockInstrumentCode, readStoredLaw } from './stored-law.queries.js';

/** A full text to load. */
export interface GivenText {
  document: InstrumentDocument;
  /** Row id of the expression that it was made from by an amendment; null where it was given in full. */
  baseExpressionId: string | null;
}

/** What loading a text did, or would do. */
export interface ImportOutcome {
  instrumentId: string;
  expressionId: string;
  /** The day from which it counts; null where no date is stated. */
  effectiveOn: string | null;
  changes: PlannedChange[];
  counts: Counts;
  /** What it means for obligations drawn from provisions that it changes; as of now, also where it is for later. */
  effects: ObligationEffect[];
}

/** Loading the full text of an expression, wherever it comes from. */
@Injectable()
export class LawLoading {
  constructor(
    private readonly writer: LawWriter,
    private readonly marks: AmendmentMarks,
  ) {}

  /** What `load` would change; writes nothing. @param today Gregorian date in Asia/Tehran. */
  async preview(tx: EntityManager, text: GivenText, today: string): Promise<ImportOutcome> {
    return (await this.plan(tx, text, today)).outcome;
  }

  /** Loads a text as a whole; the same one again changes nothing. */
  async load(tx: EntityManager, text: GivenText, act: LawAct): Promise<ImportOutcome> {
    await lockInstrumentCode(tx, text.document.code);
    const { plan, outcome } = await this.plan(tx, text, act.today);
    if (plan.changesAnything) await this.writer.store(tx, plan, act);
    return outcome;
  }

  private async plan(tx: EntityManager, { document, baseExpressionId }: GivenText, today: string) {
    const stored = await readStoredLaw(tx, document.code, document.expression, today);
    const plan = planInstrumentImport(document, stored, { today, newId: uuidv7, baseExpressionId });
    const outcome: ImportOutcome = {
      instrumentId: plan.instrument.id,
      expressionId: plan.expression.id,
      effectiveOn: plan.expression.effectiveOn,
      changes: plan.changes,
      counts: countProvisions(document),
      effects: plan.changesAnything ? await this.marks.effects(tx, plan.touched, today) : [],
    };
    return { plan, outcome };
  }
}
