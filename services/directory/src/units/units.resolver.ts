import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  Lang,
  pageOf,
  RequestContext,
  requireId,
  textIn,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { readIdCursor } from '../id-cursor.js';
import { readText } from '../localized-input.js';
import {
  CloseOrgUnitInput,
  CloseOrgUnitPayload,
  CreateOrgUnitInput,
  CreateOrgUnitPayload,
  MoveOrgUnitInput,
  MoveOrgUnitPayload,
  OrgUnit,
  OrgUnitConnection,
  OrgUnitsArgs,
  RenameOrgUnitInput,
  RenameOrgUnitPayload,
  toOrgUnit,
  toUnitFilter,
} from './unit.graphql.js';
import type { Unit } from './unit.rules.js';
import { UnitsQueries } from './units.queries.js';
import { UnitsService } from './units.service.js';

const longestName = 300;

@Resolver(() => OrgUnit)
export class UnitsResolver {
  constructor(
    private readonly units: UnitsService,
    private readonly queries: UnitsQueries,
  ) {}

  @Query(() => OrgUnit, { nullable: true, description: 'A unit by its id or its code.' })
  @Allow('org-unit.read')
  async orgUnit(
    @RequestContext() context: DirectoryContext,
    @Args('id', { type: () => ID, nullable: true }) globalId?: string | null,
    @Args('code', { type: () => String, nullable: true }) code?: string | null,
  ): Promise<OrgUnit | null> {
    if (globalId != null) return this.find(fromGlobalId('OrgUnit', globalId), context);
    const unit = code == null ? null : await this.queries.byCode(code);
    return unit && toOrgUnit(unit, context.access.today);
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

  @ResolveField(() => String)
  name(
    @Parent() unit: OrgUnit,
    @RequestContext() context: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(unit.row.name, lang ?? context.lang);
  }

  @ResolveField(() => OrgUnit, { nullable: true })
  async parent(unit: OrgUnit, _: unknown, { loaders }: DirectoryContext): Promise<OrgUnit | null> {
    const parent = unit.row.parentId && (await loaders.unit.load(unit.row.parentId));
    return parent ? toOrgUnit(parent, unit.asOf) : null;
  }

  @ResolveField(() => [OrgUnit], {
    description: 'The units directly below, in their order, as of the day asked about.',
  })
  async children(unit: OrgUnit, _: unknown, { loaders }: DirectoryContext): Promise<OrgUnit[]> {
    const children = await loaders.children.load({ parentId: unit.row.id, asOf: unit.asOf });
    return children.map((child) => toOrgUnit(child, unit.asOf));
  }

  @ResolveField(() => [OrgUnit], { description: 'From the root down to the parent.' })
  async ancestors(unit: OrgUnit, _: unknown, { loaders }: DirectoryContext): Promise<OrgUnit[]> {
    const ancestors = await loaders.unit.loadMany(unit.row.path.slice(0, -1));
    return ancestors.map((ancestor) => {
      if (ancestor instanceof Error) throw ancestor;
      if (ancestor === null) throw new Error(`unit ${unit.row.id} has an unknown ancestor`);
      return toOrgUnit(ancestor, unit.asOf);
    });
  }

  @Mutation(() => CreateOrgUnitPayload)
  @Allow('org-unit.manage')
  createOrgUnit(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: CreateOrgUnitInput,
  ): Promise<CreateOrgUnitPayload> {
    return answer(context, () =>
      this.units.create(
        {
          clientMutationId: input.clientMutationId ?? null,
          code: input.code,
          kind: input.kind,
          parentId: input.parentId == null ? null : requireId('OrgUnit', input.parentId, 'input.parentId'),
          name: readText(input.name, 'input.name', longestName),
          tags: input.tags ?? [],
          validFrom: input.validFrom ?? null,
        },
        context,
      ),
    );
  }

  @Mutation(() => RenameOrgUnitPayload)
  @Allow('org-unit.manage')
  renameOrgUnit(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: RenameOrgUnitInput,
  ): Promise<RenameOrgUnitPayload> {
    return answer(context, () =>
      this.units.rename(
        {
          clientMutationId: input.clientMutationId ?? null,
          unitId: requireId('OrgUnit', input.unitId, 'input.unitId'),
          name: readText(input.name, 'input.name', longestName),
          expectedVersion: input.expectedVersion ?? null,
        },
        context,
      ),
    );
  }

  @Mutation(() => MoveOrgUnitPayload, {
    description: 'Brings a unit, with all below it, under another parent.',
  })
  @Allow('org-unit.manage')
  moveOrgUnit(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: MoveOrgUnitInput,
  ): Promise<MoveOrgUnitPayload> {
    return answer(context, () =>
      this.units.move(
        {
          clientMutationId: input.clientMutationId ?? null,
          unitId: requireId('OrgUnit', input.unitId, 'input.unitId'),
          parentId: requireId('OrgUnit', input.parentId, 'input.parentId'),
          effectiveOn: input.effectiveOn ?? null,
          expectedVersion: input.expectedVersion ?? null,
        },
        context,
      ),
    );
  }

  @Mutation(() => CloseOrgUnitPayload, {
    description: 'Ends a unit on a day; all below it must have ended by then.',
  })
  @Allow('org-unit.manage')
  closeOrgUnit(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: CloseOrgUnitInput,
  ): Promise<CloseOrgUnitPayload> {
    return answer(context, () =>
      this.units.close(
        {
          clientMutationId: input.clientMutationId ?? null,
          unitId: requireId('OrgUnit', input.unitId, 'input.unitId'),
          effectiveOn: input.effectiveOn ?? null,
          expectedVersion: input.expectedVersion ?? null,
        },
        context,
      ),
    );
  }

  private async find(id: string | null, { loaders, access }: DirectoryContext): Promise<OrgUnit | null> {
    const unit = id && (await loaders.unit.load(id));
    return unit ? toOrgUnit(unit, access.today) : null;
  }
}

function answer(context: DirectoryContext, change: () => Promise<Unit>): Promise<CreateOrgUnitPayload> {
  return withUserErrors<{ unit: OrgUnit | null }>(context.lang, { unit: null }, async () => ({
    unit: toOrgUnit(await change(), context.access.today),
  }));
}
