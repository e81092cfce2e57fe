import { Args, ID, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  RequestContext,
  type EntityReference,
} from '@rasad/service-kit';
import { Instrument } from '../instruments/instrument.graphql.js';
import type { ComplianceContext } from '../loaders.js';
import { DerivationRun } from './derivation-run.graphql.js';

@Resolver(() => DerivationRun)
export class DerivationRunsResolver {
  @Query(() => DerivationRun, {
    nullable: true,
    description: 'How a derivation goes on; ask again for its progress.',
  })
  @Allow('assignment.derive')
  async derivationRun(
    @Args('id', { type: () => ID }) id: string,
    @RequestContext() { loaders }: ComplianceContext,
  ): Promise<DerivationRun | null> {
    const rowId = fromGlobalId('DerivationRun', id);
    return rowId === null ? null : loaders.derivationRun.load(rowId);
  }

  @AllowReference<ComplianceContext>('assignment.derive')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<DerivationRun | null> {
    const rowId = fromGlobalId('DerivationRun', id);
    return rowId === null ? null : loaders.derivationRun.load(rowId);
  }

  @ResolveField(() => Instrument, { nullable: true, description: 'Null for all whose assignments follow.' })
  async instrument(
    { instrumentId }: DerivationRun,
    _: unknown,
    { loaders }: ComplianceContext,
  ): Promise<Instrument | null> {
    return instrumentId === null ? null : loaders.instrument.load(instrumentId);
  }
}
