import { Args, Mutation, Resolver } from '@nestjs/graphql';
import {
  Allow,
  ErrorCode,
  ProblemError,
  problemWith,
  RequestContext,
  requireId,
  withUserErrors,
} from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { readText } from '../localized-input.js';
import { directoryMessages } from '../messages.js';
import {
  MergeOrgUnitsInput,
  MergeOrgUnitsPayload,
  OrgUnitHeirInput,
  SplitOrgUnitInput,
  SplitOrgUnitPayload,
} from './succession.graphql.js';
import { SuccessionService, type Heir, type Succession } from './succession.service.js';
import { toOrgUnit } from './unit.graphql.js';
import { longestName } from './unit.rules.js';

@Resolver()
export class SuccessionResolver {
  constructor(private readonly successions: SuccessionService) {}

  @Mutation(() => MergeOrgUnitsPayload, {
    description: 'Makes one unit of several, an existing or a new one, from a day on.',
  })
  @Allow('org-unit.manage')
  mergeOrgUnits(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: MergeOrgUnitsInput,
  ): Promise<MergeOrgUnitsPayload> {
    return answer(context, () =>
      this.successions.merge(
        {
          clientMutationId: input.clientMutationId ?? null,
          unitIds: input.unitIds.map((id) => requireId('OrgUnit', id, 'input.unitIds')),
          into: readHeir(input.into, 'input.into'),
          effectiveOn: input.effectiveOn ?? null,
        },
        context,
      ),
    );
  }

  @Mutation(() => SplitOrgUnitPayload, {
    description: 'Makes several units of one, existing or new ones, from a day on.',
  })
  @Allow('org-unit.manage')
  splitOrgUnit(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: SplitOrgUnitInput,
  ): Promise<SplitOrgUnitPayload> {
    return answer(context, () =>
      this.successions.split(
        {
          clientMutationId: input.clientMutationId ?? null,
          unitId: requireId('OrgUnit', input.unitId, 'input.unitId'),
          parts: input.parts.map((part, index) => ({
            heir: readHeir(part, `input.parts.${index}`),
            childIds: (part.childIds ?? []).map((id) =>
              requireId('OrgUnit', id, `input.parts.${index}.childIds`),
            ),
          })),
          effectiveOn: input.effectiveOn ?? null,
          expectedVersion: input.expectedVersion ?? null,
        },
        context,
      ),
    );
  }
}

function readHeir({ unitId, new: wanted }: OrgUnitHeirInput, field: string): Heir {
  if (unitId != null && wanted == null) return { unitId: requireId('OrgUnit', unitId, `${field}.unitId`) };
  if (unitId != null || wanted == null) {
    throw new ProblemError([problemWith(ErrorCode.INVALID, field, directoryMessages.oneHeir)]);
  }
  return {
    code: wanted.code,
    kind: wanted.kind,
    parentId: wanted.parentId == null ? null : requireId('OrgUnit', wanted.parentId, `${field}.new.parentId`),
    name: readText(wanted.name, `${field}.new.name`, longestName),
    tags: wanted.tags ?? [],
  };
}

function answer(context: DirectoryContext, change: () => Promise<Succession>): Promise<MergeOrgUnitsPayload> {
  const nothing = { heirs: [], closed: [] };
  return withUserErrors<Omit<MergeOrgUnitsPayload, 'userErrors'>>(context.lang, nothing, async () => {
    const { heirs, closed } = await change();
    const { today } = context.access;
    return {
      heirs: heirs.map((unit) => toOrgUnit(unit, today)),
      closed: closed.map((unit) => toOrgUnit(unit, today)),
    };
  });
}
