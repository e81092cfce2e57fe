import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, RequestContext } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { pageOfRows } from '../id-cursor.js';
import { OrgUnit } from '../units/unit.graphql.js';
import { BodyConnection, toBody } from './body.graphql.js';
import { maySee } from './body-sight.js';

@Resolver(() => OrgUnit)
export class UnitBodiesResolver {
  @ResolveField(() => BodyConnection, {
    description: 'Bodies of the unit itself on the day asked about, as far as the caller may see them.',
  })
  async bodies(
    @Parent() unit: OrgUnit,
    @RequestContext() context: DirectoryContext,
    @Args() page: PageArgs,
  ): Promise<BodyConnection> {
    const all = await context.loaders.bodiesOfUnit.load({ unitId: unit.row.id, asOf: unit.asOf });
    const seen = await Promise.all(all.map((body) => maySee(body, context)));
    return pageOfRows(
      all.filter((_, index) => seen[index]),
      page,
      (row) => toBody(row, unit.asOf),
    );
  }
}
