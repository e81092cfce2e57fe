import type { InstrumentKind, LocalizedText } from '@rasad/event-contracts';
import type { InstrumentExpression, InstrumentProvision } from '@rasad/import-formats';

/** An instrument's row. */
export interface StoredInstrument {
  id: string;
  code: string;
  kind: InstrumentKind;
  title: LocalizedText;
  sample: boolean;
  currentExpressionId: string | null;
  /** Events appended so far: the version of the next one is one more. */
  logVersion: number;
}

/** An expression's row; dates are Gregorian. */
export interface StoredExpression extends InstrumentExpression {
  id: string;
  key: string;
}

/** What an expression says of a provision, and where the provision stands in it. */
export interface Wording extends Omit<InstrumentProvision, 'children'> {
  /** Row id of the provision: the same in all expressions. */
  id: string;
  parentId: string | null;
  position: number;
  /** Row ids from the top down to the provision itself. */
  path: string[];
}
