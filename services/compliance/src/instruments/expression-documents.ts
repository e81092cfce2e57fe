import { Injectable } from '@nestjs/common';
import { writeInstrument } from '@rasad/law-text';
import { Transactions } from '@rasad/messaging';
import { documentOf } from '../amendments/stored-document.rules.js';
import type { Expression, Instrument } from './instrument.graphql.js';
import type { InstrumentFormat } from './instrument-import.graphql.js';
import { findInstrument, readExpressions, readWordings } from './stored-law.queries.js';

/** The texts of expressions as documents that could be imported. */
@Injectable()
export class ExpressionDocuments {
  constructor(private readonly transactions: Transactions) {}

  /** An expression's text in a format. */
  write({ code }: Instrument, { rowId }: Expression, format: InstrumentFormat): Promise<string> {
    return this.transactions.run(async (tx) => {
      const instrument = await findInstrument(tx, code);
      const expressions = instrument ? await readExpressions(tx, instrument.id) : [];
      const expression = expressions.find(({ id }) => id === rowId);
      if (!instrument || !expression) throw new Error(`expression ${rowId} is not stored under ${code}`);
      return writeInstrument(documentOf(instrument, expression, await readWordings(tx, rowId)), format);
    });
  }
}
