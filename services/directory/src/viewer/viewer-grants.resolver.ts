import { ResolveField, Resolver } from '@nestjs/graphql';
import type { DirectoryContext } from '../directory-context.js';
import { OrgUnit, toOrgUnit } from '../units/unit.graphql.js';
import { ViewerGrant } from './viewer.graphql.js';

@Resolver(() => ViewerGrant)
export class ViewerGrantsResolver {
  @ResolveField(() => OrgUnit, {
    nullable: true,
    description: 'Null where it covers the whole organisation.',
  })
  async scope(
    grant: ViewerGrant,
    _: unknown,
    { access, loaders }: DirectoryContext,
  ): Promise<OrgUnit | null> {
    const unit = await loaders.unit.load(grant.unitId);
    return unit && toOrgUnit(unit, access.today);
  }
}
