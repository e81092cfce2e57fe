import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  Lang,
  LocalDate,
  PageArgs,
  RequestContext,
  textIn,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import { sumOfEffects } from '../amendments/amendment-effects.rules.js';
import type { ComplianceContext } from '../loaders.js';
import {
  Expression,
  ImportInstrumentPayload,
  Instrument,
  InstrumentConnection,
  PreviewInstrumentImportPayload,
} from './instrument.graphql.js';
import { InstrumentImportInput } from './instrument-import.graphql.js';
import { InstrumentsQueries } from './instruments.queries.js';
import { InstrumentsService, type LawPreview } from './instruments.service.js';

@Resolver(() => Instrument)
export class InstrumentsResolver {
  constructor(
    private readonly queries: InstrumentsQueries,
    private readonly service: InstrumentsService,
  ) {}

  @Query(() => Instrument, { nullable: true, description: 'By id or by code.' })
  @Allow('law.read')
  async instrument(
    @RequestContext() context: ComplianceContext,
    @Args('id', { type: () => ID, nullable: true }) id?: string | null,
    @Args('code', { type: () => String, nullable: true }) code?: string | null,
  ): Promise<Instrument | null> {
    if (id == null) return code == null ? null : this.queries.byCode(code);
    const rowId = fromGlobalId('Instrument', id);
    return rowId === null ? null : context.loaders.instrument.load(rowId);
  }

  @Query(() => InstrumentConnection)
  @Allow('law.read')
  instruments(@Args() page: PageArgs): Promise<InstrumentConnection> {
    return this.queries.page(page);
  }

  @AllowReference<ComplianceContext>('law.read')
  async reference({ id }: EntityReference, { loaders }: ComplianceContext): Promise<Instrument | null> {
    const rowId = fromGlobalId('Instrument', id);
    return rowId === null ? null : loaders.instrument.load(rowId);
  }

  @ResolveField(() => String)
  title(
    @Parent() instrument: Instrument,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(instrument.localizedTitle, lang ?? context.lang);
  }

  @ResolveField(() => Expression, { nullable: true, description: 'The text in force.' })
  async currentExpression(
    { currentExpressionId }: Instrument,
    _: unknown,
    { loaders }: ComplianceContext,
  ): Promise<Expression | null> {
    return currentExpressionId === null ? null : loaders.expression.load(currentExpressionId);
  }

  @ResolveField(() => Expression, {
    nullable: true,
    description:
      'The text in force on a day, of the past or to come, as far as texts were loaded; today by default.',
  })
  async expression(
    @Parent() { rowId }: Instrument,
    @RequestContext() { access, loaders }: ComplianceContext,
    @Args('asOf', { type: () => LocalDate, nullable: true }) asOf?: string | null,
  ): Promise<Expression | null> {
    return loaders.expressionOnDay.load({ instrumentId: rowId, day: asOf ?? access.today });
  }

  @ResolveField(() => [Expression], { description: 'The oldest first, those of days to come included.' })
  expressions({ rowId }: Instrument, _: unknown, { loaders }: ComplianceContext): Promise<Expression[]> {
    return loaders.expressionsOfInstrument.load(rowId);
  }

  @Mutation(() => PreviewInstrumentImportPayload, {
    description: 'What an import would change; writes nothing.',
  })
  @Allow('law.edit')
  previewInstrumentImport(
    @Args('input') input: InstrumentImportInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<PreviewInstrumentImportPayload> {
    const nothing: Omit<PreviewInstrumentImportPayload, 'userErrors'> = nothingDone;
    return withUserErrors(context.lang, nothing, async () =>
      payloadOf(await this.service.preview(context, input), context.lang),
    );
  }

  @Mutation(() => ImportInstrumentPayload, {
    description: 'Loads an instrument as a whole, or nothing. The same document again changes nothing.',
  })
  @Allow('law.edit')
  importInstrument(
    @Args('input') input: InstrumentImportInput,
    @RequestContext() context: ComplianceContext,
  ): Promise<ImportInstrumentPayload> {
    const nothing: Omit<ImportInstrumentPayload, 'userErrors'> = { ...nothingDone, instrument: null };
    return withUserErrors(context.lang, nothing, async () => {
      const outcome = await this.service.import(context, input);
      const instrument = await context.loaders.instrument.load(outcome.instrumentId);
      return { ...payloadOf(outcome, context.lang), instrument };
    });
  }
}

const nothingDone = {
  effectiveOn: null,
  changes: [],
  counts: null,
  effects: null,
  warnings: [],
  warningCount: 0,
};

function payloadOf(
  { effectiveOn = null, changes = [], counts, effects, warnings, warningCount }: LawPreview,
  lang: keyof typeof Lang,
) {
  return {
    effectiveOn,
    changes,
    counts,
    effects: effects ? sumOfEffects(effects) : null,
    warnings: warnings.map((warning) => ({ ...warning, reason: textIn(warning.reason, lang) })),
    warningCount,
  };
}
