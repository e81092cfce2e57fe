import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, pageOf, RequestContext } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { readIdCursor } from '../id-cursor.js';
import { Viewer } from '../viewer/viewer.graphql.js';
import { BodyConnection, toBody } from './body.graphql.js';
import { heldPositions, readerOf } from './body-sight.js';
import { BodiesQueries } from './bodies.queries.js';

@Resolver(() => Viewer)
export class ViewerBodiesResolver {
  constructor(private readonly queries: BodiesQueries) {}

  @ResolveField(() => BodyConnection, {
    description: 'Bodies in which the caller sits today, as the holder of a post or standing in for one.',
  })
  async bodies(
    @Parent() _: Viewer,
    @RequestContext() { access }: DirectoryContext,
    @Args() { first, after }: PageArgs,
  ): Promise<BodyConnection> {
    const asOf = access.today;
    const filter = { seatsOf: heldPositions(access) };
    const request = { reader: readerOf(access), filter, asOf, first, after: readIdCursor(after) };
    const [rows, totalCount] = await Promise.all([this.queries.list(request), this.queries.count(request)]);
    return pageOf(
      rows,
      { first, after, totalCount },
      (row) => [row.id],
      (row) => toBody(row, asOf),
    );
  }
}
