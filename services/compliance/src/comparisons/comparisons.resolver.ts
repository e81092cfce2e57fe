import { setImmediate } from 'node:timers/promises';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { LocalizedText } from '@rasad/event-contracts';
import {
  Allow,
  BadUserInput,
  decodeCursor,
  fromGlobalId,
  Lang,
  PageArgs,
  pageOf,
  RequestContext,
} from '@rasad/service-kit';
import { Expression } from '../instruments/instrument.graphql.js';
import type { ComplianceContext } from '../loaders.js';
import { comparedNode } from './compared-node.js';
import {
  ExpressionComparison,
  ProvisionChange,
  ProvisionChangeConnection,
  TextSegment,
} from './comparison.graphql.js';
import { compareProvisions } from './comparison.rules.js';
import { diffWords } from './word-diff.rules.js';
import { comparableTexts } from './wording.rules.js';

/** Name of the only order of the changes, in their cursors. */
const order = 'TEXT';

@Resolver(() => ExpressionComparison)
export class ComparisonsResolver {
  @Query(() => ExpressionComparison, {
    nullable: true,
    description:
      'What differs between two expressions of one instrument, the older one first; null where one is missing.',
  })
  @Allow('law.read')
  async compareExpressions(
    @Args('fromId', { type: () => ID }) fromId: string,
    @Args('toId', { type: () => ID }) toId: string,
    @RequestContext() { loaders }: ComplianceContext,
  ): Promise<ExpressionComparison | null> {
    const [from, to] = await Promise.all([find(fromId, loaders), find(toId, loaders)]);
    if (!from || !to) return null;
    if (from.instrumentId !== to.instrumentId) {
      const extensions = { code: 'BAD_USER_INPUT' };
      throw new BadUserInput('fromId and toId are expressions of different instruments', { extensions });
    }
    const [before, after] = await Promise.all(
      [from, to].map(({ rowId }) => loaders.provisionsOfExpression.load(rowId)),
    );
    const { changes, unchanged } = compareProvisions(
      (before ?? []).map(comparedNode),
      (after ?? []).map(comparedNode),
    );
    const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
    return {
      ...{ from, to, unchanged, differences: changes },
      added: count('ADDED'),
      changed: count('CHANGED'),
      respelled: count('RESPELLED'),
      repealed: count('REPEALED'),
      moved: changes.filter(({ isMoved }) => isMoved).length,
    };
  }

  @ResolveField(() => ProvisionChangeConnection, {
    description: 'In the order of the newer text; what it lost stands where it stood before.',
  })
  changes(
    @Parent() { differences }: ExpressionComparison,
    @Args() page: PageArgs,
  ): ProvisionChangeConnection {
    const from = page.after == null ? 0 : placeAfter(page.after, differences.map(rowIdOf));
    return pageOf(
      differences.slice(from, from + page.first + 1),
      { first: page.first, after: page.after ?? null, totalCount: differences.length },
      (change) => [order, rowIdOf(change)],
      ({ kind, isMoved, before, after }) => ({
        ...{ kind, isMoved, eId: (after ?? before)?.node.eId ?? '' },
        before: before?.node ?? null,
        after: after?.node ?? null,
      }),
    );
  }
}

/** The words of a change, compared only where they are asked for. */
@Resolver(() => ProvisionChange)
export class ProvisionChangesResolver {
  @ResolveField(() => [TextSegment], {
    description: 'Its heading, compared word by word; empty where it has none.',
  })
  heading(
    @Parent() change: ProvisionChange,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): Promise<TextSegment[]> {
    return segmentsOf(change, ({ localizedHeading }) => localizedHeading, lang ?? context.lang);
  }

  @ResolveField(() => [TextSegment], {
    description: 'Its text, compared word by word; empty where it has none.',
  })
  text(
    @Parent() change: ProvisionChange,
    @RequestContext() context: ComplianceContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): Promise<TextSegment[]> {
    return segmentsOf(change, ({ localizedText }) => localizedText, lang ?? context.lang);
  }
}

type Worded = NonNullable<ProvisionChange['before']>;

/** A page may hold many long texts: others get their turn between them. */
async function segmentsOf(
  { before, after }: ProvisionChange,
  wordsOf: (provision: Worded) => LocalizedText | null,
  lang: 'FA' | 'EN',
): Promise<TextSegment[]> {
  await setImmediate();
  const [old, now] = comparableTexts(before && wordsOf(before), after && wordsOf(after), lang);
  return diffWords(old, now);
}

async function find(id: string, loaders: ComplianceContext['loaders']): Promise<Expression | null> {
  const rowId = fromGlobalId('Expression', id);
  return rowId === null ? null : loaders.expression.load(rowId);
}

function rowIdOf({ before, after }: ExpressionComparison['differences'][number]): string {
  return (after ?? before)?.rowId ?? '';
}

/** Index of the first change after a cursor. @throws BadUserInput where the cursor is not one of this list. */
function placeAfter(cursor: string, rowIds: readonly string[]): number {
  const [name, rowId] = decodeCursor(cursor) ?? [];
  const at = name === order ? rowIds.indexOf(String(rowId)) : -1;
  if (at >= 0) return at + 1;
  throw new BadUserInput('after is not a cursor of this list', { extensions: { code: 'BAD_USER_INPUT' } });
}
