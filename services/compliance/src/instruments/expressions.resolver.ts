import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  AllowReference,
  fromGlobalId,
  Lang,
  RequestContext,
  textIn,
  type EntityReference,
} from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { Provision } from '../provisions/provision.graphql.js';
import { ExpressionDocuments } from './expression-documents.js';
import { Expression } from './instrument.graphql.js';
import { InstrumentFormat } from './instrument-import.graphql.js';

@Resolver(() => Expression)
export class ExpressionsResolver {
  constructor(private readonly documents: ExpressionDocuments) {}

  @AllowReference<ComplianceContext>('law.read')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<Expression | null> {
    const rowId = fromGlobalId('Expression', id);
    return rowId === null ? null : loaders.expression.load(rowId);
  }

  @ResolveField(() => String)
  label(
    @Parent() expression: Expression,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(expression.localizedLabel, lang ?? context.lang);
  }

  @ResolveField(() => String, {
    description:
      'The text as a document that can be imported again. A plain text carries the provisions alone, in one language.',
  })
  async document(
    @Parent() expression: Expression,
    @RequestContext() { loaders }: ComplianceContext,
    @Args('format', { type: () => InstrumentFormat, defaultValue: InstrumentFormat.JSON })
    format: InstrumentFormat,
  ): Promise<string> {
    const instrument = await loaders.instrument.load(expression.instrumentId);
    if (!instrument) throw new Error(`expression ${expression.rowId} has no instrument`);
    return this.documents.write(instrument, expression, format);
  }

  @ResolveField(() => [Provision], { description: 'As this expression words them, parents before children.' })
  provisions({ rowId }: Expression, _: unknown, { loaders }: ComplianceContext): Promise<Provision[]> {
    return loaders.provisionsOfExpression.load(rowId);
  }

  @ResolveField(() => String, { nullable: true })
  note(
    @Parent() { localizedNote }: Expression,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string | null {
    return localizedNote === null ? null : textIn(localizedNote, lang ?? context.lang);
  }

  @ResolveField(() => Expression, {
    nullable: true,
    description:
      'The expression that it was made from by an amendment; null where its text was given in full.',
  })
  async amends(
    { baseExpressionId }: Expression,
    _: unknown,
    { loaders }: ComplianceContext,
  ): Promise<Expression | null> {
    return baseExpressionId === null ? null : loaders.expression.load(baseExpressionId);
  }
}
