/** Colours and sizes that the canvas draws with, read from the design tokens. */
export interface MatrixPalette {
  surface: string;
  canvas: string;
  line: string;
  ink: string;
  accent: string;
  compliant: string;
  partial: string;
  partialSoft: string;
  nonCompliant: string;
  progress: string;
  returned: string;
  todo: string;
  notApplicable: string;
  overdue: string;
  columnSize: number;
  rowSize: number;
  headSize: number;
  columnsSize: number;
  totalsSize: number;
  pulse: number;
}

/** Reads the tokens as they stand: theme and reduced motion included. */
export function readPalette(element: Element): MatrixPalette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const measure = (name: string) => Number.parseFloat(token(name));
  return {
    surface: token('surface'),
    canvas: token('canvas'),
    line: token('line'),
    ink: token('ink'),
    accent: token('accent'),
    compliant: token('st-compliant'),
    partial: token('st-partial'),
    partialSoft: token('st-partial-soft'),
    nonCompliant: token('st-noncompliant'),
    progress: token('st-progress'),
    returned: token('st-returned'),
    todo: token('st-todo'),
    notApplicable: token('st-not-applicable'),
    overdue: token('overdue'),
    columnSize: measure('matrix-column-size'),
    rowSize: measure('matrix-row-size'),
    headSize: measure('matrix-head-size'),
    columnsSize: measure('matrix-columns-size'),
    totalsSize: measure('matrix-totals-size'),
    pulse: measure('pulse'),
  };
}
