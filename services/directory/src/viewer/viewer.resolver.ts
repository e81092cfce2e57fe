import { Inject } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Lang, RequestContext, textIn, toGlobalId } from '@rasad/service-kit';
import { Appointment, toAppointment } from '../appointments/appointment.graphql.js';
import type { DirectoryContext } from '../directory-context.js';
import { DIRECTORY_ENV, type DirectoryEnv } from '../env.js';
import { existsOn } from '../period.rules.js';
import { OrgUnit, toOrgUnit } from '../units/unit.graphql.js';
import { PrincipalKind, toViewerGrant, Viewer } from './viewer.graphql.js';
import { distinctRoles, homeUnitId } from './viewer.rules.js';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(@Inject(DIRECTORY_ENV) private readonly env: Pick<DirectoryEnv, 'RASAD_SAMPLE_MODE'>) {}

  @Query(() => Viewer, { nullable: true, description: 'The caller: account, grants of today, home unit.' })
  @Allow('viewer.read')
  async me(@RequestContext() { access, loaders }: DirectoryContext): Promise<Viewer | null> {
    const { principal } = access;
    const row = principal.kind === 'SYSTEM' ? null : await loaders.account.load(principal.id);
    if (!row) return null;
    const isPerson = row.kind === 'PERSON';
    return {
      id: toGlobalId(isPerson ? 'Person' : 'ServiceAccount', row.id),
      kind: isPerson ? PrincipalKind.PERSON : PrincipalKind.SERVICE,
      username: row.username,
      grants: access.activeGrants.map(toViewerGrant),
      roles: distinctRoles(access.activeGrants),
      sampleMode: this.env.RASAD_SAMPLE_MODE,
      row,
    };
  }

  @ResolveField(() => String)
  name(
    @Parent() viewer: Viewer,
    @RequestContext() context: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(viewer.row.name, lang ?? context.lang);
  }

  @ResolveField(() => [Appointment], { description: 'Posts that the caller holds today.' })
  async appointments(
    { row }: Viewer,
    _: unknown,
    { access, loaders }: DirectoryContext,
  ): Promise<Appointment[]> {
    const held = await loaders.appointmentsOf.load(row.id);
    return held.filter((appointment) => existsOn(appointment, access.today)).map(toAppointment);
  }

  @ResolveField(() => OrgUnit, {
    nullable: true,
    description: 'Where the caller reports or manages, else the first unit that they watch over.',
  })
  async homeUnit(viewer: Viewer, _: unknown, { access, loaders }: DirectoryContext): Promise<OrgUnit | null> {
    const unitId = homeUnitId(viewer.grants);
    const unit = unitId && (await loaders.unit.load(unitId));
    return unit ? toOrgUnit(unit, access.today) : null;
  }
}
