import { ResolveField, Resolver } from '@nestjs/graphql';
import { Person, personOf } from '../accounts/account.graphql.js';
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

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Who delegated it, and on whose behalf the caller uses it; null for a grant of their own.',
  })
  async onBehalfOf(
    { delegatorId }: ViewerGrant,
    _: unknown,
    { loaders }: DirectoryContext,
  ): Promise<Person | null> {
    return delegatorId === null ? null : personOf(await loaders.account.load(delegatorId));
  }
}
