import { Args, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Allow, Lang, RequestContext, textIn } from '@rasad/service-kit';
import { GraphQLError } from 'graphql';
import type { ReportingContext } from '../loaders.js';
import { notFound, rowIdOrMissing } from '../references/given-ids.js';
import { toMatrix } from './matrix-messages.js';
import { MatrixStreams, type MatrixMessage } from './matrix-streams.js';
import { Matrix, MatrixDelta, MatrixInput, MatrixLegend } from './matrix.graphql.js';
import { MatrixService, type MatrixRequest } from './matrix.service.js';

/** The matrix of provisions × units, and what changes in it. */
@Resolver(() => Matrix)
export class MatrixResolver {
  constructor(
    private readonly matrices: MatrixService,
    private readonly streams: MatrixStreams,
  ) {}

  @Query(() => Matrix)
  @Allow('summary.read')
  async matrix(
    @RequestContext() context: ReportingContext,
    @Args('input') input: MatrixInput,
  ): Promise<Matrix> {
    const matrix = await this.matrices.read(context.access, requestOf(input));
    return matrix ? toMatrix(matrix) : notFound();
  }

  @Subscription(() => MatrixDelta, { description: 'Only of the present: asOf is refused.' })
  @Allow('summary.read')
  async matrixChanged(
    @RequestContext() context: ReportingContext,
    @Args('input') input: MatrixInput,
  ): Promise<AsyncIterableIterator<MatrixMessage>> {
    if (input.asOf) throw new GraphQLError('input.asOf: the past does not change', badInput);
    return (await this.streams.follow(context.access, requestOf(input))) ?? notFound();
  }
}

/** Texts of the legend. */
@Resolver(() => MatrixLegend)
export class MatrixLegendResolver {
  @ResolveField(() => String)
  label(
    @Parent() legend: MatrixLegend,
    @RequestContext() context: ReportingContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(legend.text, lang ?? context.lang);
  }
}

const badInput = { extensions: { code: 'BAD_USER_INPUT' } };

function requestOf(input: MatrixInput): MatrixRequest {
  return {
    instrumentId: rowIdOrMissing('Instrument', input.instrumentId),
    rowLevel: input.rowLevel ?? null,
    rowParentId: rowIdOrMissing('Provision', input.rowParentId),
    columnKind: input.columnKind ?? null,
    columnParentId: rowIdOrMissing('OrgUnit', input.columnParentId),
    asOf: input.asOf ?? null,
  };
}
