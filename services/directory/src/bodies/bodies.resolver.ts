import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { membersNeeded, type BodyRule } from '@rasad/import-formats';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  Lang,
  LocalDate,
  pageOf,
  RequestContext,
  textIn,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import { ChargedProvision, MeetingRule } from '../charters/body-rule.graphql.js';
import { Charter, CharterClause, toCharter, toCharterClause } from '../charters/charter.graphql.js';
import type { CharterClause as ClauseRow } from '../charters/charter.rules.js';
import type { DirectoryContext } from '../directory-context.js';
import { readIdCursor } from '../id-cursor.js';
import { existsOn } from '../period.rules.js';
import { OrgUnit, toOrgUnit, unitIdIn } from '../units/unit.graphql.js';
import {
  BodiesArgs,
  Body,
  BodyConnection,
  BodyQuorum,
  BodySeat,
  DeriveBodiesInput,
  DeriveBodiesPayload,
  toBody,
  toBodySeat,
  type BodyFilterInput,
} from './body.graphql.js';
import { findVisible, readerOf } from './body-sight.js';
import { BodiesQueries, type BodyFilter } from './bodies.queries.js';
import { BodiesService } from './bodies.service.js';
import { votingSeats } from './quorum.rules.js';
import { inRuleOrder } from './seat-order.rules.js';

/** Matches no row: what an id stands for that is none of ours. */
const noCharter = '00000000-0000-0000-0000-000000000000';

@Resolver(() => Body)
export class BodiesResolver {
  constructor(
    private readonly service: BodiesService,
    private readonly queries: BodiesQueries,
  ) {}

  @Query(() => Body, { nullable: true })
  @Allow('body.read')
  body(
    @RequestContext() context: DirectoryContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Body | null> {
    return this.find(id, context);
  }

  @Query(() => BodyConnection, {
    description:
      'Bodies of units in the caller’s reach, and those in which they sit, in the order of the tree.',
  })
  @Allow('body.read')
  async bodies(
    @RequestContext() { access }: DirectoryContext,
    @Args() { first, after, filter, asOf }: BodiesArgs,
  ): Promise<BodyConnection> {
    const day = asOf ?? access.today;
    const request = {
      reader: readerOf(access),
      filter: toFilter(filter ?? {}),
      asOf: day,
      first,
      after: readIdCursor(after),
    };
    const [rows, totalCount] = await Promise.all([this.queries.list(request), this.queries.count(request)]);
    return pageOf(
      rows,
      { first, after, totalCount },
      (row) => [row.id],
      (row) => toBody(row, day),
    );
  }

  @AllowReference<DirectoryContext>('body.read')
  reference(reference: EntityReference, context: DirectoryContext): Promise<Body | null> {
    return this.find(reference.id, context);
  }

  @ResolveField(() => String)
  name(
    @Parent() { row }: Body,
    @RequestContext() context: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(row.name, lang ?? context.lang);
  }

  @ResolveField(() => OrgUnit, { description: 'The unit in which, and for which, it works.' })
  async scopeUnit({ row, asOf }: Body, _: unknown, { loaders }: DirectoryContext): Promise<OrgUnit> {
    const unit = await loaders.unit.load(row.scopeUnitId);
    if (!unit) throw new Error(`body ${row.id} is of an unknown unit`);
    return toOrgUnit(unit, asOf);
  }

  @ResolveField(() => Charter)
  async charter({ row }: Body, _: unknown, { loaders }: DirectoryContext): Promise<Charter> {
    const charter = await loaders.charter.load(row.charterId);
    if (!charter) throw new Error(`body ${row.id} is of an unknown charter`);
    return toCharter(charter);
  }

  @ResolveField(() => CharterClause, {
    description: 'The clause that describes it; where it has ended, the one that did last.',
  })
  async clause(body: Body, _: unknown, context: DirectoryContext): Promise<CharterClause> {
    return toCharterClause(await clauseOf(body, context));
  }

  @ResolveField(() => [BodySeat], {
    description: 'Its seats on a day, by default the one asked about, in the order of the clause.',
  })
  async seats(
    @Parent() body: Body,
    @RequestContext() context: DirectoryContext,
    @Args('asOf', { type: () => LocalDate, nullable: true }) asOf?: string | null,
  ): Promise<BodySeat[]> {
    const day = asOf ?? body.asOf;
    const seats = await context.loaders.seatsOfBody.load(body.row.id);
    const present = seats.filter((seat) => existsOn(seat, day));
    return inRuleOrder(present, await ruleOf(body, context)).map((seat) => toBodySeat(seat, day));
  }

  @ResolveField(() => BodyQuorum)
  async quorum(body: Body, _: unknown, context: DirectoryContext): Promise<BodyQuorum> {
    const { quorum } = await ruleOf(body, context);
    const seats = await context.loaders.seatsOfBody.load(body.row.id);
    const votes = votingSeats(seats.filter((seat) => existsOn(seat, body.asOf)));
    const needed = membersNeeded(quorum, votes);
    return { needed, votingSeats: votes, reachable: needed <= votes };
  }

  @ResolveField(() => MeetingRule, { nullable: true, description: 'Null where the charter does not say.' })
  async meetings(body: Body, _: unknown, context: DirectoryContext): Promise<MeetingRule | null> {
    return (await ruleOf(body, context)).meetings;
  }

  @ResolveField(() => [ChargedProvision], { description: 'Provisions with which it is charged.' })
  async chargedProvisions(body: Body, _: unknown, context: DirectoryContext): Promise<ChargedProvision[]> {
    return (await ruleOf(body, context)).charges;
  }

  @ResolveField(() => Body, {
    nullable: true,
    description: 'The body that takes over from one that has ended; null where none or several do.',
  })
  async successor(body: Body, _: unknown, context: DirectoryContext): Promise<Body | null> {
    const [only, ...others] = await this.successors(body, _, context);
    return only && others.length === 0 ? only : null;
  }

  @ResolveField(() => [Body], { description: 'Bodies that take over from one that has ended.' })
  async successors({ row, asOf }: Body, _: unknown, context: DirectoryContext): Promise<Body[]> {
    const found = await Promise.all(row.successorIds.map((id) => findVisible(id, context)));
    return found.flatMap((successor) => (successor ? [toBody(successor, asOf)] : []));
  }

  @Mutation(() => DeriveBodiesPayload, {
    description:
      'Brings all bodies in line with charters and organisation. They follow every change by themselves, so that this finds nothing to do.',
  })
  @Allow('charter.manage')
  deriveBodies(
    @RequestContext() context: DirectoryContext,
    @Args('input') { clientMutationId }: DeriveBodiesInput,
  ): Promise<DeriveBodiesPayload> {
    const nothing = { formed: 0, changed: 0, ended: 0 };
    return withUserErrors(context.lang, nothing, () =>
      this.service.derive({ clientMutationId: clientMutationId ?? null }, context),
    );
  }

  private async find(globalId: string, context: DirectoryContext): Promise<Body | null> {
    const id = fromGlobalId('Body', globalId);
    const body = id && (await findVisible(id, context));
    return body ? toBody(body, context.access.today) : null;
  }
}

async function clauseOf({ row }: Body, { loaders }: DirectoryContext): Promise<ClauseRow> {
  const clause = await loaders.charterClause.load(row.clauseId);
  if (!clause) throw new Error(`body ${row.id} is of an unknown clause`);
  return clause;
}

/** The rule under which the body is or was; there is one, since only clauses with a rule form bodies. */
async function ruleOf(body: Body, context: DirectoryContext): Promise<BodyRule> {
  const { rule } = await clauseOf(body, context);
  if (!rule) throw new Error(`the clause of body ${body.row.id} describes none`);
  return rule;
}

function toFilter({ kind, scopeUnitId, scopeSubtreeOf, charterId }: BodyFilterInput): BodyFilter {
  return {
    kinds: kind ?? undefined,
    scopeUnitId: unitIdIn(scopeUnitId),
    scopeSubtreeOf: unitIdIn(scopeSubtreeOf),
    charterId: charterId == null ? undefined : (fromGlobalId('Charter', charterId) ?? noCharter),
  };
}
