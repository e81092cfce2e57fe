import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  Lang,
  LocalDate,
  pageOf,
  RequestContext,
  textIn,
  type EntityReference,
} from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { readIdCursor } from '../id-cursor.js';
import { existsOn } from '../period.rules.js';
import { OrgUnit, OrgUnitConnection, OrgUnitsArgs, toOrgUnit, toUnitFilter } from './unit.graphql.js';
import { UnitsQueries } from './units.queries.js';

const asOfArgument = {
  type: () => LocalDate,
  nullable: true,
  description: 'By default the day that the unit is asked about.',
};

@Resolver(() => OrgUnit)
export class UnitsResolver {
  constructor(private readonly queries: UnitsQueries) {}

  @Query(() => OrgUnit, {
    nullable: true,
    description: 'A unit by its id or its code; as of a day null where it did not exist then.',
  })
  @Allow('org-unit.read')
  async orgUnit(
    @RequestContext() context: DirectoryContext,
    @Args('id', { type: () => ID, nullable: true }) globalId?: string | null,
    @Args('code', { type: () => String, nullable: true }) code?: string | null,
    @Args('asOf', {
      type: () => LocalDate,
      nullable: true,
      description: 'The unit and all around it as of this day; by default today.',
    })
    asOf?: string | null,
  ): Promise<OrgUnit | null> {
    const byCode = globalId == null && code != null ? await this.queries.byCode(code) : null;
    const unitId = globalId == null ? byCode?.id : fromGlobalId('OrgUnit', globalId);
    if (unitId == null) return null;
    if (asOf == null) return this.find(unitId, context);
    const unit = await context.loaders.unitOn.load({ unitId, asOf });
    return unit && existsOn(unit, asOf) ? toOrgUnit(unit, asOf) : null;
  }

  @Query(() => OrgUnitConnection)
  @Allow('org-unit.read')
  async orgUnits(
    @RequestContext() context: DirectoryContext,
    @Args() { first, after, filter, orderBy, asOf }: OrgUnitsArgs,
  ): Promise<OrgUnitConnection> {
    const day = asOf ?? context.access.today;
    const request = {
      filter: toUnitFilter(filter ?? {}),
      order: orderBy ?? ({ field: 'TREE', direction: 'ASC' } as const),
      asOf: day,
      lang: context.lang,
      first,
      after: readIdCursor(after),
    };
    const [rows, totalCount] = await Promise.all([this.queries.list(request), this.queries.count(request)]);
    return pageOf(
      rows,
      { first, after, totalCount },
      (row) => [row.id],
      (row) => toOrgUnit(row, day),
    );
  }

  @AllowReference<DirectoryContext>('org-unit.read')
  reference(reference: EntityReference, context: DirectoryContext): Promise<OrgUnit | null> {
    return this.find(fromGlobalId('OrgUnit', reference.id), context);
  }

  @ResolveField(() => String, {
    description: 'As of a day before the unit began or after it ended, the name that it has now.',
  })
  async name(
    @Parent() unit: OrgUnit,
    @RequestContext() context: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
    @Args('asOf', asOfArgument) asOf?: string | null,
  ): Promise<string> {
    const { row } = await unitOn(unit, asOf, context);
    return textIn(row.name, lang ?? context.lang);
  }

  @ResolveField(() => OrgUnit, { nullable: true })
  async parent(
    @Parent() unit: OrgUnit,
    @RequestContext() context: DirectoryContext,
    @Args('asOf', asOfArgument) asOf?: string | null,
  ): Promise<OrgUnit | null> {
    const then = await unitOn(unit, asOf, context);
    const { parentId } = then.row;
    const parent = parentId && (await context.loaders.unitOn.load({ unitId: parentId, asOf: then.asOf }));
    return parent ? toOrgUnit(parent, then.asOf) : null;
  }

  @ResolveField(() => [OrgUnit], { description: 'The units directly below, in their order.' })
  async children(
    @Parent() unit: OrgUnit,
    @RequestContext() context: DirectoryContext,
    @Args('asOf', asOfArgument) asOf?: string | null,
  ): Promise<OrgUnit[]> {
    const day = asOf ?? unit.asOf;
    const children = await context.loaders.children.load({ parentId: unit.row.id, asOf: day });
    return children.map((child) => toOrgUnit(child, day));
  }

  @ResolveField(() => [OrgUnit], { description: 'From the root down to the parent.' })
  async ancestors(
    @Parent() unit: OrgUnit,
    @RequestContext() context: DirectoryContext,
    @Args('asOf', asOfArgument) asOf?: string | null,
  ): Promise<OrgUnit[]> {
    const then = await unitOn(unit, asOf, context);
    const above = then.row.path.slice(0, -1).map((unitId) => ({ unitId, asOf: then.asOf }));
    const ancestors = await context.loaders.unitOn.loadMany(above);
    return ancestors.map((ancestor) => {
      if (ancestor instanceof Error) throw ancestor;
      if (ancestor === null) throw new Error(`unit ${unit.row.id} has an unknown ancestor`);
      return toOrgUnit(ancestor, then.asOf);
    });
  }

  private async find(id: string | null, { loaders, access }: DirectoryContext): Promise<OrgUnit | null> {
    const unit = id && (await loaders.unit.load(id));
    return unit ? toOrgUnit(unit, access.today) : null;
  }
}

/** The unit as of another day, where one is asked for. */
async function unitOn(
  unit: OrgUnit,
  asOf: string | null | undefined,
  { loaders }: DirectoryContext,
): Promise<OrgUnit> {
  if (asOf == null || asOf === unit.asOf) return unit;
  const then = await loaders.unitOn.load({ unitId: unit.row.id, asOf });
  return then ? toOrgUnit(then, asOf) : unit;
}
