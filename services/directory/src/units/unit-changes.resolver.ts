import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, RequestContext, requireId, withUserErrors } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { readText } from '../localized-input.js';
import {
  CloseOrgUnitInput,
  CloseOrgUnitPayload,
  CreateOrgUnitInput,
  CreateOrgUnitPayload,
  MoveOrgUnitInput,
  MoveOrgUnitPayload,
  RenameOrgUnitInput,
  RenameOrgUnitPayload,
  RetagOrgUnitInput,
  RetagOrgUnitPayload,
} from './unit-inputs.graphql.js';
import { OrgUnit, toOrgUnit } from './unit.graphql.js';
import { longestName, type Unit } from './unit.rules.js';
import { UnitsService } from './units.service.js';

@Resolver(() => OrgUnit)
export class UnitChangesResolver {
  constructor(private readonly units: UnitsService) {}

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
        { ...datedChange(input), name: readText(input.name, 'input.name', longestName) },
        context,
      ),
    );
  }

  @Mutation(() => RetagOrgUnitPayload, {
    description: 'Gives a unit another kind or other tags, which rules match on.',
  })
  @Allow('org-unit.manage')
  retagOrgUnit(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: RetagOrgUnitInput,
  ): Promise<RetagOrgUnitPayload> {
    return answer(context, () =>
      this.units.retag(
        { ...datedChange(input), kind: input.kind ?? null, tags: input.tags ?? null },
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
        { ...datedChange(input), parentId: requireId('OrgUnit', input.parentId, 'input.parentId') },
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
          ...datedChange(input),
          successorIds: (input.successorIds ?? []).map((id) =>
            requireId('OrgUnit', id, 'input.successorIds'),
          ),
        },
        context,
      ),
    );
  }
}

/** What every dated change of one unit is given, with row ids. */
function datedChange(input: RenameOrgUnitInput | RetagOrgUnitInput | MoveOrgUnitInput | CloseOrgUnitInput) {
  return {
    clientMutationId: input.clientMutationId ?? null,
    unitId: requireId('OrgUnit', input.unitId, 'input.unitId'),
    effectiveOn: input.effectiveOn ?? null,
    expectedVersion: input.expectedVersion ?? null,
  };
}

function answer(context: DirectoryContext, change: () => Promise<Unit>): Promise<CreateOrgUnitPayload> {
  return withUserErrors<{ unit: OrgUnit | null }>(context.lang, { unit: null }, async () => ({
    unit: toOrgUnit(await change(), context.access.today),
  }));
}
