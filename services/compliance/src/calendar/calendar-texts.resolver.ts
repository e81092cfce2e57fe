import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Lang, RequestContext, textIn } from '@rasad/service-kit';
import type { ComplianceContext } from '../loaders.js';
import { CalendarChange, CalendarDay, Closure } from './calendar.graphql.js';
import { dayOffInWords } from './day-off-words.rules.js';

const langArgument = { type: () => Lang, nullable: true } as const;

@Resolver(() => CalendarDay)
export class CalendarDaysResolver {
  @ResolveField(() => String)
  weekday(
    @Parent() { localizedWeekday }: CalendarDay,
    @RequestContext() context: ComplianceContext,
    @Args('lang', langArgument) lang?: Lang | null,
  ): string {
    return textIn(localizedWeekday, lang ?? context.lang);
  }

  @ResolveField(() => [String], { description: 'Why no work is done; empty on a working day.' })
  reasons(
    @Parent() { daysOff }: CalendarDay,
    @RequestContext() context: ComplianceContext,
    @Args('lang', langArgument) lang?: Lang | null,
  ): string[] {
    return daysOff.map((off) => textIn(dayOffInWords(off), lang ?? context.lang));
  }
}

@Resolver(() => Closure)
export class ClosuresResolver {
  @ResolveField(() => String)
  title(
    @Parent() { localizedTitle }: Closure,
    @RequestContext() context: ComplianceContext,
    @Args('lang', langArgument) lang?: Lang | null,
  ): string {
    return textIn(localizedTitle, lang ?? context.lang);
  }
}

@Resolver(() => CalendarChange)
export class CalendarChangesResolver {
  @ResolveField(() => String, { description: 'What happened, in words.' })
  title(
    @Parent() { localizedTitle }: CalendarChange,
    @RequestContext() context: ComplianceContext,
    @Args('lang', langArgument) lang?: Lang | null,
  ): string {
    return textIn(localizedTitle, lang ?? context.lang);
  }
}
