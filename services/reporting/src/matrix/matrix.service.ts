import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { tehranDate, type Access, type UnitScope } from '@rasad/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { isUnitInScope } from '../units/units.queries.js';
import type { Moment } from '../rollups/cells.queries.js';
import { axisOf, coveringIndexes, topOf, type Axis } from './matrix-axis.rules.js';
import { replaceColumns, rollUpLaw, type MatrixFigures } from './matrix-figures.rules.js';
import type { MatrixView } from './matrix-view.rules.js';
import {
  findColumns,
  findPastColumns,
  findProvisions,
  pastSource,
  presentSource,
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

/** A matrix as read at an instant; never changed, so that many may hold it. */
export interface ReadMatrix extends MatrixView {
  /** Stable key of the request. */
  id: string;
  asOf: Date;
  /** Provisions behind the rows, and for each the indexes of the rows that cover it. */
  law: { provisionIds: string[]; covering: number[][] };
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
    const at = request.asOf ?? this.clock.now();
    const moment = { at, today: tehranDate(at) };
    return this.atOneMoment(async (tx) => {
      const axes = await readAxes(tx, scope, request, moment);
      if (!axes) return null;
      const source = sourceOf(request, moment);
      const figures = await readFigures(tx, source, axes, allIndexes(axes.columns));
      return { id: matrixId(request), asOf: at, ...axes, figures };
    });
  }

  /**
   * A present matrix with the columns of some units, and the margins, read again.
   * @param unitIds all units whose cells changed since. @returns null where a day went by: then all is to be read.
   */
  async refresh(matrix: ReadMatrix, unitIds: readonly string[]): Promise<ReadMatrix | null> {
    const at = this.clock.now();
    const moment = { at, today: tehranDate(at) };
    if (moment.today !== tehranDate(matrix.asOf)) return null;
    const changed = new Set(unitIds);
    const indexes = allIndexes(matrix.columns).filter((index) => changed.has(matrix.columns.ids[index]!));
    const read = await this.atOneMoment((tx) => readFigures(tx, presentSource(moment), matrix, indexes));
    return { ...matrix, asOf: at, figures: replaceColumns(matrix.figures, read, indexes) };
  }

  /** One snapshot, with room to gather the cells of a nation in memory. */
  private atOneMoment<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      await tx.query(`set local work_mem = '32MB'`);
      return work(tx);
    });
  }
}

type Axes = Pick<ReadMatrix, 'rows' | 'columns' | 'law'>;

function sourceOf({ asOf }: MatrixRequest, moment: Moment): MatrixSource {
  return asOf ? pastSource(moment) : presentSource(moment);
}

/** Which rows and columns there are, or null where a part that was asked for is not to be seen. */
async function readAxes(
  tx: EntityManager,
  scope: UnitScope,
  request: MatrixRequest,
  moment: Moment,
): Promise<Axes | null> {
  const { instrumentId, rowLevel, rowParentId, columnKind, columnParentId, asOf } = request;
  const rowFilter = { kind: rowLevel, parentId: rowParentId };
  const provisions = await findProvisions(tx, sourceOf(request, moment), instrumentId, rowFilter);
  if ((instrumentId ?? rowParentId) !== null && provisions.length === 0) return null;
  if (columnParentId !== null && !(await isUnitInScope(tx, scope, columnParentId))) return null;
  const columnFilter = { kind: columnKind, parentId: columnParentId };
  const units = asOf
    ? await findPastColumns(tx, scope, columnFilter, moment)
    : await findColumns(tx, scope, columnFilter, moment.today);
  const rows = axisOf(provisions.filter((provision) => provision.shown));
  const shown = new Set(rows.ids);
  const summed = provisions.filter(({ path }) => path.some((id) => shown.has(id)));
  const law = {
    provisionIds: summed.map((provision) => provision.id),
    covering: coveringIndexes(rows, summed),
  };
  return { rows, columns: axisOf(units), law };
}

/** Figures of some of the columns, with the margins of all. */
async function readFigures(
  tx: EntityManager,
  source: MatrixSource,
  { rows, columns, law }: Axes,
  indexes: readonly number[],
): Promise<MatrixFigures> {
  const idsOf = (some: readonly number[]) => some.map((index) => columns.ids[index]!);
  const unitIds = idsOf(indexes);
  const parts = {
    columns: await readColumns(tx, source, unitIds, law.provisionIds),
    provisions: await sumByProvision(tx, source, idsOf(topOf(columns)), law.provisionIds),
  };
  return rollUpLaw(parts, unitIds, law.covering, rows.ids.length);
}

function allIndexes(axis: Axis): number[] {
  return axis.ids.map((_, index) => index);
}

function matrixId(request: MatrixRequest): string {
  const { instrumentId, rowLevel, rowParentId, columnKind, columnParentId, asOf } = request;
  const parts = [instrumentId, rowLevel, rowParentId, columnKind, columnParentId, asOf?.toISOString()];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
