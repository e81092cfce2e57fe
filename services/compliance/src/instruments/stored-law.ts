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
  /** The instrument's title as this expression gives it. */
  title: LocalizedText;
  /** The day from which it counts; see `effectiveDay`. */
  effectiveOn: string | null;
  /** The expression that an amendment was made to; null where the text was given in full. */
  baseExpressionId: string | null;
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

/** A provision's row: its newest wording in force, and what follows from its history. */
export interface StoredProvision extends Wording {
  /** The expression that it was seen in last. */
  expressionId: string;
  /** The expression that gave it this wording: deadlines count from the dates of that one. */
  wordedBy: string;
  /** The day from which tasks are opened for it; null for as long as it has been known. */
  bindsFrom: string | null;
}

/** What is stored of an instrument before an import. */
export interface StoredLaw {
  instrument: StoredInstrument | null;
  /** In the order of their import. */
  expressions: readonly StoredExpression[];
  /** Every provision that the instrument ever had, as worded last. */
  provisions: readonly StoredProvision[];
  /** As the document's own expression words them, where it was imported before. */
  sameExpression: readonly Wording[];
  /** As the expression words them that the document's one follows. */
  previousExpression: readonly Wording[];
}
