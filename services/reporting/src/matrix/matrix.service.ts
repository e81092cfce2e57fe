import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { tehranDate, toGlobalId, type Access, type UnitScope } from '@rasad/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { provisionReference, unitReference } from '../references/references.js';
import { isUnitInScope } from '../units/units.queries.js';
import { pastCells, presentCells } from '../rollups/cells.queries.js';
import type { Summary } from '../summaries/summary.graphql.js';
import { figuresOf, type CellSums } from '../summaries/summary.rules.js';
import { axisOf, coveringIndexes, topOf } from './matrix-axis.rules.js';
import { packCounts } from './matrix-cell.rules.js';
import { rollUpLaw } from './matrix-figures.rules.js';
import { matrixLegend } from './matrix-legend.js';
import { differenceOf, type MatrixView } from './matrix-view.rules.js';
import type { Matrix, MatrixDelta } from './matrix.graphql.js';
import {
  findColumns,
  findPastColumns,
  findProvisions,
  readColumns,
  sumByProvision,
  type MatrixSource,
} from './matrix.queries.js';

/** Which matrix, by row ids; null leaves a part open. */
export interface MatrixRequest {
  instrumentId: string | null;
  rowLevel: string | null;
  rowParentId: string | null;
  columnKind: string | null;
  columnParentId: string | null;
  asOf: Date | null;
}

/** A matrix as read at an instant. */
export interface ReadMatrix extends MatrixView {
  /** Stable key of the request. */
  id: string;
  asOf: Date;
}

/** Reads matrices, as far as the caller may see them. */
@Injectable()
export class MatrixService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The matrix, or null where what it asks for is missing or out of reach. Cells and margins are of one moment. */
  read(access: Access, request: MatrixRequest): Promise<ReadMatrix | null> {
    const scope = access.scope('summary.read');
    return this.dataSource.transaction('REPEATABLE READ', (tx) => this.readFrom(tx, scope, request));
  }

  private async readFrom(
    tx: EntityManager,
    scope: UnitScope,
    request: MatrixRequest,
  ): Promise<ReadMatrix | null> {
    const { instrumentId, rowLevel, rowParentId, columnKind, columnParentId, asOf } = request;
    const at = asOf ?? this.clock.now();
    const moment = { at, today: tehranDate(at) };
    const source: MatrixSource = (questions) =>
      asOf ? pastCells(questions, [moment]) : presentCells(questions, moment);
    const provisions = await findProvisions(tx, source, instrumentId, {
      kind: rowLevel,
      parentId: rowParentId,
    });
    if ((instrumentId ?? rowParentId) !== null && provisions.length === 0) return null;
    if (columnParentId !== null && !(await isUnitInScope(tx, scope, columnParentId))) return null;
    const columnFilter = { kind: columnKind, parentId: columnParentId };
    const units = asOf
      ? await findPastColumns(tx, scope, columnFilter, moment)
      : await findColumns(tx, scope, columnFilter, moment.today);
    const rows = axisOf(provisions.filter((provision) => provision.shown));
    const columns = axisOf(units);
    const summed = provisions.filter(({ path }) => path.some((id) => rows.ids.includes(id)));
    const provisionIds = summed.map((provision) => provision.id);
    const top = topOf(columns).map((index) => columns.ids[index]!);
    const parts = {
      columns: await readColumns(tx, source, columns.ids, provisionIds),
      provisions: await sumByProvision(tx, source, top, provisionIds),
    };
    const size = { rows: rows.ids.length, columns: columns.ids.length };
    return {
      id: matrixId(request),
      rows,
      columns,
      figures: rollUpLaw(parts, coveringIndexes(rows, summed), size),
      asOf: at,
    };
  }
}

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

function matrixId(request: MatrixRequest): string {
  const { instrumentId, rowLevel, rowParentId, columnKind, columnParentId, asOf } = request;
  const parts = [instrumentId, rowLevel, rowParentId, columnKind, columnParentId, asOf?.toISOString()];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
