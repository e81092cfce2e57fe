import { Injectable } from '@nestjs/common';
import type { Actor } from '@rasad/event-contracts';
import { Transactions } from '@rasad/messaging';
import { tehranDate } from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { nextInForce } from '../instruments/expression.rules.js';
import { planTakingEffect } from '../instruments/instrument.rules.js';
import { LawWriter } from '../instruments/law-writer.service.js';
import {
  findInstrument,
  lockInstrumentCode,
  readExpressions,
  readProvisions,
  readWordings,
} from '../instruments/stored-law.queries.js';
import { findInstrumentsInWaiting } from './expression-days.queries.js';
import { AmendmentSettlement, type SettledTasks } from './amendment-settlement.service.js';

/** Who acts when a text takes effect by itself. */
const platform: Actor = { kind: 'SYSTEM', id: 'compliance', role: null, unitId: null };

/** What a day did to the law. */
export interface LawOfDay extends SettledTasks {
  /** Expressions that became the current one. */
  inForce: number;
}

/** Lets the law follow the calendar: expressions and provisions whose day has come. */
@Injectable()
export class ExpressionDays {
  constructor(
    private readonly transactions: Transactions,
    private readonly writer: LawWriter,
    private readonly settlement: AmendmentSettlement,
  ) {}

  /** Brings into force what was stored for a day that has come, one expression to a transaction; and sees to its tasks. */
  async followDay(at: Date): Promise<LawOfDay> {
    const today = tehranDate(at);
    const codes = await this.transactions.run((tx) => findInstrumentsInWaiting(tx, today));
    let inForce = 0;
    for (const code of codes) {
      while (await this.transactions.run((tx) => this.bringNext(tx, code, at))) inForce += 1;
    }
    return { inForce, ...(await this.settlement.settleDue(at)) };
  }

  /** @returns whether there was an expression to bring into force. */
  private async bringNext(tx: EntityManager, code: string, at: Date): Promise<boolean> {
    const today = tehranDate(at);
    await lockInstrumentCode(tx, code);
    const instrument = await findInstrument(tx, code);
    if (!instrument) return false;
    const expressions = await readExpressions(tx, instrument.id);
    const next = nextInForce(expressions, instrument.currentExpressionId, today);
    if (!next) return false;
    const { currentExpressionId } = instrument;
    const stored = {
      instrument,
      expressions,
      provisions: await readProvisions(tx, instrument.id),
      sameExpression: [],
      previousExpression: currentExpressionId ? await readWordings(tx, currentExpressionId) : [],
    };
    const text = planTakingEffect(next, await readWordings(tx, next.id), stored, today);
    await this.writer.bringIntoForce(tx, text, { actor: platform, correlationId: uuidv7(), at, today });
    return true;
  }
}
