import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { OrgUnitKind as UnitKind, ProvisionKind as Level } from '@rasad/event-contracts';
import { OrgUnitKind, ProvisionKind } from '@rasad/service-kit';
import { OrgUnit } from '../references/org-unit.reference.js';
import { Provision } from '../references/provision.reference.js';
import { Summary } from '../summaries/summary.graphql.js';

@InputType({ description: 'Which part of both trees a matrix shows.' })
export class MatrixInput {
  @Field(() => ID, { nullable: true, description: 'Without it: every instrument.' })
  instrumentId?: string | null;

  @Field(() => ProvisionKind, { nullable: true, description: 'Without it: every provision, as a tree.' })
  rowLevel?: Level | null;

  @Field(() => ID, { nullable: true, description: 'Only this provision and what is below it.' })
  rowParentId?: string | null;

  @Field(() => OrgUnitKind, { nullable: true, description: 'Without it: every unit in reach, as a tree.' })
  columnKind?: UnitKind | null;

  @Field(() => ID, { nullable: true, description: 'Only this unit and what is below it.' })
  columnParentId?: string | null;

  @Field(() => Date, { nullable: true, description: 'Without it: now.' })
  asOf?: Date | null;
}

@ObjectType({ description: 'One meaning of the bits of a cell: it applies where (cell & mask) = value.' })
export class MatrixLegend {
  @Field(() => Int) mask: number;
  @Field(() => Int) value: number;
  @Field() key: string;
  text: { fa: string; en: string };
}

@ObjectType({
  description:
    'Provisions × units: how each unit with all below it stands with each provision and all below it.',
})
export class Matrix {
  @Field(() => ID) id: string;
  @Field(() => [Provision]) rows: Provision[];
  @Field(() => [OrgUnit]) columns: OrgUnit[];
  @Field({ description: 'Base64, row-major, one byte per cell; the legend tells the bits.' }) cells: string;
  @Field({ description: 'Base64, row-major, little-endian uint16: tasks behind each cell, at most 65535.' })
  counts: string;
  @Field(() => [Summary], { description: 'Per row over all columns, each task once.' }) rowTotals: Summary[];
  @Field(() => [Summary], { description: 'Per column over all rows, each task once.' })
  columnTotals: Summary[];
  @Field(() => Summary, { description: 'Over all rows and columns, each task once.' }) total: Summary;
  @Field(() => [Int], { description: 'Ancestors that each row has among the rows.' }) rowDepths: number[];
  @Field(() => [Int], { description: 'Index of the nearest ancestor among the rows, -1 at the top.' })
  rowParents: number[];
  @Field(() => [Int], { description: 'Ancestors that each column has among the columns.' })
  columnDepths: number[];
  @Field(() => [Int], { description: 'Index of the nearest ancestor among the columns, -1 at the top.' })
  columnParents: number[];
  @Field(() => [MatrixLegend]) legend: MatrixLegend[];
  @Field() asOf: Date;
}

@ObjectType({ description: 'A cell that changed.' })
export class MatrixCellChange {
  @Field(() => ID, { description: 'The provision.' }) row: string;
  @Field(() => ID, { description: 'The unit.' }) column: string;
  @Field(() => Int) cell: number;
  @Field(() => Int) count: number;
}

@ObjectType({ description: 'A margin that changed.' })
export class MatrixTotal {
  @Field(() => ID, { description: 'The provision or unit.' }) id: string;
  @Field(() => Summary) summary: Summary;
}

@ObjectType({
  description:
    'What changed in a matrix since the last delta, or since the subscription began: subscribe first, then query.',
})
export class MatrixDelta {
  @Field(() => ID) matrixId: string;
  @Field(() => [MatrixCellChange]) cells: MatrixCellChange[];
  @Field(() => [MatrixTotal]) rowTotals: MatrixTotal[];
  @Field(() => [MatrixTotal]) columnTotals: MatrixTotal[];
  @Field(() => Summary) total: Summary;
  @Field() asOf: Date;
}
