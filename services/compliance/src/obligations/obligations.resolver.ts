import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  Lang,
  PageArgs,
  RequestContext,
  textIn,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { Provision } from '../provisions/provision.graphql.js';
import {
  CreateObligationInput,
  CreateObligationPayload,
  ImportObligationsPayload,
  Obligation,
  ObligationConnection,
  ObligationFilter,
  ObligationsImportInput,
} from './obligation.graphql.js';
import { ObligationsQueries } from './obligations.queries.js';
import { ObligationsService } from './obligations.service.js';

@Resolver(() => Obligation)
export class ObligationsResolver {
  constructor(
    private readonly queries: ObligationsQueries,
    private readonly service: ObligationsService,
  ) {}

  @Query(() => Obligation, { nullable: true })
  @Allow('obligation.read')
  obligation(
    @Args('id', { type: () => ID }) id: string,
    @RequestContext() { loaders }: ComplianceContext,
  ): Promise<Obligation | null> {
    return find(id, loaders);
  }

  @Query(() => ObligationConnection, { description: 'In the order of their law.' })
  @Allow('obligation.read')
  obligations(
    @Args() page: PageArgs,
    @Args('filter', { type: () => ObligationFilter, nullable: true }) filter?: ObligationFilter | null,
  ): Promise<ObligationConnection> {
    return this.queries.page(filter ?? null, page);
  }

  @AllowReference<ComplianceContext>('obligation.read')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<Obligation | null> {
    return find(id, loaders);
  }

  @ResolveField(() => String)
  title(
    @Parent() obligation: Obligation,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(obligation.localizedTitle, lang ?? context.lang);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why the duty is drawn so.' })
  reason(
    @Parent() { localizedReason }: Obligation,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string | null {
    return localizedReason === null ? null : textIn(localizedReason, lang ?? context.lang);
  }

  @ResolveField(() => [Provision], {
    description: 'All that it is drawn from; the first one is where it counts.',
  })
  async provisions(
    { provisionId, furtherProvisionIds }: Obligation,
    _: unknown,
    { loaders }: ComplianceContext,
  ): Promise<Provision[]> {
    const ids = [provisionId, ...furtherProvisionIds];
    const found = await Promise.all(ids.map((id) => loaders.provision.load(id)));
    return found.filter((provision) => provision !== null);
  }

  @ResolveField(() => Provision, { description: 'Where it is counted.' })
  provision(
    { provisionId }: Obligation,
    _: unknown,
    { loaders }: ComplianceContext,
  ): Promise<Provision | null> {
    return loaders.provision.load(provisionId);
  }

  @Mutation(() => ImportObligationsPayload, {
    description: 'Loads obligations as a whole, or nothing. The same document again changes nothing.',
  })
  @Allow('obligation.edit')
  importObligations(
    @Args('input') input: ObligationsImportInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<ImportObligationsPayload> {
    const nothing: Omit<ImportObligationsPayload, 'userErrors'> = { changes: [] };
    return withUserErrors(context.lang, nothing, () => this.service.import(context, input));
  }

  @Mutation(() => CreateObligationPayload)
  @Allow('obligation.edit')
  createObligation(
    @Args('input') input: CreateObligationInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<CreateObligationPayload> {
    const nothing: Omit<CreateObligationPayload, 'userErrors'> = { obligation: null };
    return withUserErrors(context.lang, nothing, async () => ({
      obligation: await context.loaders.obligation.load(await this.service.create(context, input)),
    }));
  }
}

async function find(id: string, loaders: ComplianceContext['loaders']): Promise<Obligation | null> {
  const rowId = fromGlobalId('Obligation', id);
  return rowId === null ? null : loaders.obligation.load(rowId);
}
