import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { WHOLE_ORGANISATION } from '@rasad/event-contracts';
import {
  Allow,
  AllowReference,
  ErrorCode,
  findTextProblem,
  fromGlobalId,
  pageOf,
  RequestContext,
  refuse,
  refuseAny,
  requireId,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import {
  accountIdIn,
  Person,
  personOf,
  ServiceAccount,
  serviceAccountOf,
} from '../accounts/account.graphql.js';
import type { DirectoryContext } from '../directory-context.js';
import { readIdCursor } from '../id-cursor.js';
import { OrgUnit, toOrgUnit, unitIdIn } from '../units/unit.graphql.js';
import {
  Grant,
  GrantConnection,
  GrantFilter,
  GrantRoleInput,
  GrantRolePayload,
  GrantsArgs,
  RevokeRoleInput,
  RevokeRolePayload,
  toGrant,
} from './grant.graphql.js';
import { scopePath } from './grant.rules.js';
import { GrantsQueries, type GrantListFilter } from './grants.queries.js';
import { GrantsService } from './grants.service.js';

@Resolver(() => Grant)
export class GrantsResolver {
  constructor(
    private readonly service: GrantsService,
    private readonly queries: GrantsQueries,
  ) {}

  @Query(() => GrantConnection, {
    description:
      'The log of grants over units that the caller administers or inspects, newest first, ended and revoked ones included.',
  })
  @Allow('grant.read')
  async grants(
    @RequestContext() { access }: DirectoryContext,
    @Args() { first, after, unitId, filter }: GrantsArgs,
  ): Promise<GrantConnection> {
    const request = {
      scope: access.scope('grant.read'),
      filter: { unitId: unitIdIn(unitId), ...readFilter(filter ?? {}) },
      first,
      after: readIdCursor(after),
    };
    const [rows, totalCount] = await Promise.all([this.queries.list(request), this.queries.count(request)]);
    return pageOf(rows, { first, after, totalCount }, (row) => [row.id], toGrant);
  }

  @AllowReference<DirectoryContext>('viewer.read')
  async reference(reference: EntityReference, { access, loaders }: DirectoryContext): Promise<Grant | null> {
    const id = fromGlobalId('Grant', reference.id);
    const grant = id && (await loaders.grant.load(id));
    if (!grant) return null;
    const scope = await loaders.unit.load(grant.scopeUnitId);
    const isParty = [grant.accountId, grant.onBehalfOf].includes(access.principal.id);
    return isParty || access.allows('grant.read', scopePath(scope)) ? toGrant(grant) : null;
  }

  @ResolveField(() => Person, { nullable: true, description: 'Null where a service account holds it.' })
  async person(grant: Grant, _: unknown, { loaders }: DirectoryContext): Promise<Person | null> {
    return personOf(await loaders.account.load(grant.row.accountId));
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Who delegated it, and on whose behalf it is used; null for a grant of one’s own.',
  })
  async onBehalfOf({ row }: Grant, _: unknown, { loaders }: DirectoryContext): Promise<Person | null> {
    return row.onBehalfOf === null ? null : personOf(await loaders.account.load(row.onBehalfOf));
  }

  @ResolveField(() => ServiceAccount, { nullable: true, description: 'Null where a person holds it.' })
  async serviceAccount(
    grant: Grant,
    _: unknown,
    { loaders }: DirectoryContext,
  ): Promise<ServiceAccount | null> {
    return serviceAccountOf(await loaders.account.load(grant.row.accountId));
  }

  @ResolveField(() => OrgUnit, {
    nullable: true,
    description: 'Null where it covers the whole organisation.',
  })
  async scope(grant: Grant, _: unknown, { loaders, access }: DirectoryContext): Promise<OrgUnit | null> {
    const unit = await loaders.unit.load(grant.row.scopeUnitId);
    return unit && toOrgUnit(unit, access.today);
  }

  @Mutation(() => GrantRolePayload)
  @Allow('grant.manage')
  grantRole(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: GrantRoleInput,
  ): Promise<GrantRolePayload> {
    return withUserErrors<{ grant: Grant | null }>(context.lang, { grant: null }, async () => {
      const command = {
        clientMutationId: input.clientMutationId ?? null,
        accountId: readAccountId(input.personId),
        role: input.role,
        scopeUnitId: readScope(input),
        validFrom: input.validFrom ?? null,
        validTo: input.validTo ?? null,
        reason: readReason(input.reason),
      };
      return { grant: toGrant(await this.service.grant(command, context)) };
    });
  }

  @Mutation(() => RevokeRolePayload)
  @Allow('grant.manage')
  revokeRole(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: RevokeRoleInput,
  ): Promise<RevokeRolePayload> {
    return withUserErrors<{ grant: Grant | null }>(context.lang, { grant: null }, async () => {
      const grantId = requireId('Grant', input.grantId, 'input.grantId');
      const reason = readReason(input.reason);
      const command = { clientMutationId: input.clientMutationId ?? null, grantId, reason };
      return { grant: toGrant(await this.service.revoke(command, context)) };
    });
  }
}

function readAccountId(globalId: string): string {
  return accountIdIn(globalId) ?? refuse(ErrorCode.NOT_FOUND, 'input.personId', 'notFound');
}

const longestReason = 500;
/** An id that no account has. */
const nobody = '00000000-0000-0000-0000-000000000000';

function readReason(reason: string | null | undefined): string | null {
  if (reason == null) return null;
  refuseAny(findTextProblem(reason, 'input.reason', longestReason));
  return reason.trim();
}

function readFilter({ unitId, unitSubtree, holderId, role, asOf }: GrantFilter): GrantListFilter {
  const unit = unitIdIn(unitId);
  return {
    ...(unit !== undefined && (unitSubtree ? { subtreeOf: unit } : { unitId: unit })),
    holderId: holderId == null ? undefined : (accountIdIn(holderId) ?? nobody),
    roles: role ?? undefined,
    asOf: asOf ?? undefined,
  };
}

/** A scope is named, not left out: an omission must not cover everything. */
function readScope({ scopeUnitId, wholeOrganisation }: GrantRoleInput): string {
  if (scopeUnitId != null && wholeOrganisation) {
    return refuse(ErrorCode.INVALID, 'input.wholeOrganisation', 'wrongNumber', { value: 'true' });
  }
  if (wholeOrganisation) return WHOLE_ORGANISATION;
  if (scopeUnitId == null) return refuse(ErrorCode.REQUIRED, 'input.scopeUnitId', 'required');
  return requireId('OrgUnit', scopeUnitId, 'input.scopeUnitId');
}
