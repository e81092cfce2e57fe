import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { LocalizedText } from '@rasad/event-contracts';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  Lang,
  PageArgs,
  RequestContext,
  textIn,
  type EntityReference,
} from '@rasad/service-kit';
import { Instrument } from '../instruments/instrument.graphql.js';
import type { ComplianceContext } from '../loaders.js';
import { Obligation } from '../obligations/obligation.graphql.js';
import { Provision, ProvisionConnection, ProvisionFilter } from './provision.graphql.js';
import { ProvisionsQueries } from './provisions.queries.js';

@Resolver(() => Provision)
export class ProvisionsResolver {
  constructor(private readonly queries: ProvisionsQueries) {}

  @Query(() => Provision, { nullable: true })
  @Allow('law.read')
  provision(
    @Args('id', { type: () => ID }) id: string,
    @RequestContext() { loaders }: ComplianceContext,
  ): Promise<Provision | null> {
    return find(id, loaders);
  }

  @Query(() => ProvisionConnection, { description: 'Provisions in force, in the order of their law.' })
  @Allow('law.read')
  provisions(
    @Args() page: PageArgs,
    @Args('filter', { type: () => ProvisionFilter, nullable: true }) filter?: ProvisionFilter | null,
  ): Promise<ProvisionConnection> {
    return this.queries.page(filter ?? null, page);
  }

  @AllowReference<ComplianceContext>('law.read')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<Provision | null> {
    return find(id, loaders);
  }

  @ResolveField(() => String, { description: 'As printed.' })
  label(
    @Parent() provision: Provision,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(provision.localizedLabel, lang ?? context.lang);
  }

  @ResolveField(() => String, { nullable: true })
  heading(
    @Parent() provision: Provision,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string | null {
    return textOrNull(provision.localizedHeading, lang ?? context.lang);
  }

  @ResolveField(() => String, { nullable: true, description: 'Null where the content is not established.' })
  text(
    @Parent() provision: Provision,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string | null {
    return textOrNull(provision.localizedText, lang ?? context.lang);
  }

  @ResolveField(() => Provision, { nullable: true })
  async parent(
    { parentId }: Provision,
    _: unknown,
    { loaders }: ComplianceContext,
  ): Promise<Provision | null> {
    return parentId === null ? null : loaders.provision.load(parentId);
  }

  @ResolveField(() => [Provision], { description: 'In order.' })
  children({ rowId }: Provision, _: unknown, { loaders }: ComplianceContext): Promise<Provision[]> {
    return loaders.childrenOfProvision.load(rowId);
  }

  @ResolveField(() => Instrument)
  instrument(
    { instrumentId }: Provision,
    _: unknown,
    { loaders }: ComplianceContext,
  ): Promise<Instrument | null> {
    return loaders.instrument.load(instrumentId);
  }

  @ResolveField(() => [Obligation], {
    description: 'Drawn from this very provision, as their first or a further one, by code.',
  })
  obligations({ rowId }: Provision, _: unknown, { loaders }: ComplianceContext): Promise<Obligation[]> {
    return loaders.obligationsOfProvision.load(rowId);
  }
}

async function find(id: string, loaders: ComplianceContext['loaders']): Promise<Provision | null> {
  const rowId = fromGlobalId('Provision', id);
  return rowId === null ? null : loaders.provision.load(rowId);
}

function textOrNull(text: LocalizedText | null, lang: 'FA' | 'EN'): string | null {
  return text === null ? null : textIn(text, lang);
}
