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
  ObligationFilter,
  ObligationsImportInput,
  RetireObligationInput,
  UpdateObligationInput,
} from './obligation-input.graphql.js';
import { provisionsOf } from './obligation-provisions.js';
import {
  CreateObligationPayload,
  ImportObligationsPayload,
  Obligation,
  ObligationConnection,
  RetireObligationPayload,
  UpdateObligationPayload,
} from './obligation.graphql.js';
import { ObligationsImport } from './obligations-import.service.js';
import { ObligationsQueries } from './obligations.queries.js';
import { ObligationsService } from './obligations.service.js';

@Resolver(() => Obligation)
export class ObligationsResolver {
  constructor(
    private readonly queries: ObligationsQueries,
    private readonly service: ObligationsService,
    private readonly imports: ObligationsImport,
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
    @RequestContext() { access }: ComplianceContext,
    @Args('filter', { type: () => ObligationFilter, nullable: true }) filter?: ObligationFilter | null,
  ): Promise<ObligationConnection> {
    return this.queries.page(access, filter ?? null, page);
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
  provisions(obligation: Obligation, _: unknown, { loaders }: ComplianceContext): Promise<Provision[]> {
    return provisionsOf(obligation, loaders);
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
    return withUserErrors(context.lang, nothing, () => this.imports.import(context, input));
  }

  @Mutation(() => CreateObligationPayload)
  @Allow('obligation.edit')
  createObligation(
    @Args('input') input: CreateObligationInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<CreateObligationPayload> {
    return shown(context, () => this.service.create(context, input));
  }

  @Mutation(() => UpdateObligationPayload, {
    description:
      'Gives an obligation another content from now on: open tasks follow, accepted ones keep what they were judged by. A change of nothing changes nothing.',
  })
  @Allow('obligation.edit')
  updateObligation(
    @Args('input') input: UpdateObligationInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<UpdateObligationPayload> {
    return shown(context, () => this.service.update(context, input));
  }

  @Mutation(() => RetireObligationPayload, {
    description:
      'Gives an obligation its last day. From then on it binds nobody, and its open tasks are cancelled.',
  })
  @Allow('obligation.edit')
  retireObligation(
    @Args('input') input: RetireObligationInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<RetireObligationPayload> {
    return shown(context, () => this.service.retire(context, input));
  }
}

/** The obligation that a use case leads to, or why there is none. */
function shown(context: ComplianceContext, work: () => Promise<string>): Promise<CreateObligationPayload> {
  const nothing: Omit<CreateObligationPayload, 'userErrors'> = { obligation: null };
  return withUserErrors(context.lang, nothing, async () => ({
    obligation: await context.loaders.obligation.load(await work()),
  }));
}

async function find(id: string, loaders: ComplianceContext['loaders']): Promise<Obligation | null> {
  const rowId = fromGlobalId('Obligation', id);
  return rowId === null ? null : loaders.obligation.load(rowId);
}
