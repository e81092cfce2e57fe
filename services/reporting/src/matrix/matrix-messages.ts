import { toGlobalId } from '@rasad/service-kit';
import { provisionReference, unitReference } from '../references/references.js';
import type { Summary } from '../summaries/summary.graphql.js';
import { figuresOf, type CellSums } from '../summaries/summary.rules.js';
import { packCounts } from './matrix-cell.rules.js';
import { matrixLegend } from './matrix-legend.js';
import { differenceOf } from './matrix-view.rules.js';
import type { Matrix, MatrixDelta } from './matrix.graphql.js';
import type { ReadMatrix } from './matrix.service.js';

/** A matrix as the graph shows it. */
export function toMatrix({ id, rows, columns, figures, asOf }: ReadMatrix): Matrix {
  const summary = summaryMaker(id, asOf);
  return {
    id,
    rows: rows.ids.map(provisionReference),
    columns: columns.ids.map(unitReference),
    cells: Buffer.from(figures.cells).toString('base64'),
    counts: packCounts(figures.counts).toString('base64'),
    rowTotals: rows.ids.map((row, index) => summary(toGlobalId('Provision', row), figures.rowTotals[index]!)),
    columnTotals: columns.ids.map((column, index) =>
      summary(toGlobalId('OrgUnit', column), figures.columnTotals[index]!),
    ),
    total: summary('total', figures.total),
    rowDepths: rows.depths,
    rowParents: rows.parents,
    columnDepths: columns.depths,
    columnParents: columns.parents,
    legend: matrixLegend,
    asOf,
  };
}

/** What changed between two readings as the graph shows it, or null where nothing did. */
export function toDelta(sent: ReadMatrix, now: ReadMatrix): MatrixDelta | null {
  const { cells, rowTotals, columnTotals, any } = differenceOf(sent, now);
  if (!any) return null;
  const summary = summaryMaker(now.id, now.asOf);
  const total = (id: string, sums: CellSums) => ({ id, summary: summary(id, sums) });
  return {
    matrixId: now.id,
    cells: cells.map(({ row, column, cell, count }) => ({
      row: toGlobalId('Provision', row),
      column: toGlobalId('OrgUnit', column),
      cell,
      count,
    })),
    rowTotals: rowTotals.map(({ id, sums }) => total(toGlobalId('Provision', id), sums)),
    columnTotals: columnTotals.map(({ id, sums }) => total(toGlobalId('OrgUnit', id), sums)),
    total: summary('total', now.figures.total),
    asOf: now.asOf,
  };
}

function summaryMaker(matrixId: string, asOf: Date): (part: string, sums: CellSums) => Summary {
  return (part, sums) => ({ id: `${matrixId}|${part}`, ...figuresOf(sums), asOf });
}
