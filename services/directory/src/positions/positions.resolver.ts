import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowReference,
  fromGlobalId,
  Lang,
  LocalDate,
  pageOf,
  RequestContext,
  requireId,
  textIn,
  withUserErrors,
  type EntityReference,
} from '@rasad/service-kit';
import { Person, personOf } from '../accounts/account.graphql.js';
import { Appointment, toAppointment } from '../appointments/appointment.graphql.js';
import { holderOn } from '../appointments/appointment.rules.js';
import type { DirectoryContext } from '../directory-context.js';
import { readIdCursor } from '../id-cursor.js';
import { readText } from '../localized-input.js';
import { existsOn } from '../period.rules.js';
import { OrgUnit, toOrgUnit, unitIdIn } from '../units/unit.graphql.js';
import {
  ChangePositionInput,
  ChangePositionPayload,
  ClosePositionInput,
  ClosePositionPayload,
  CreatePositionInput,
  CreatePositionPayload,
  Position,
  PositionConnection,
  PositionsArgs,
  toPosition,
  type PositionFilterInput,
} from './position.graphql.js';
import type { Position as PositionRow, PositionAttributes } from './position.rules.js';
import { PositionsQueries, type PositionFilter } from './positions.queries.js';
import { PositionsService } from './positions.service.js';

const longestTitle = 200;

@Resolver(() => Position)
export class PositionsResolver {
  constructor(
    private readonly service: PositionsService,
    private readonly queries: PositionsQueries,
  ) {}

  @Query(() => Position, { nullable: true, description: 'A post by its id or its code.' })
  @Allow('position.read')
  async position(
    @RequestContext() context: DirectoryContext,
    @Args('id', { type: () => ID, nullable: true }) globalId?: string | null,
    @Args('code', { type: () => String, nullable: true }) code?: string | null,
  ): Promise<Position | null> {
    if (globalId != null) return this.find(globalId, context);
    const position = code == null ? null : await this.queries.byCode(code);
    return position && toPosition(position, context.access.today);
  }

  @Query(() => PositionConnection, { description: 'Posts by code.' })
  @Allow('position.read')
  async positions(
    @RequestContext() { access }: DirectoryContext,
    @Args() { first, after, filter, asOf }: PositionsArgs,
  ): Promise<PositionConnection> {
    const day = asOf ?? access.today;
    const request = { filter: toFilter(filter ?? {}), asOf: day, first, after: readIdCursor(after) };
    const [rows, totalCount] = await Promise.all([this.queries.list(request), this.queries.count(request)]);
    return pageOf(
      rows,
      { first, after, totalCount },
      (row) => [row.id],
      (row) => toPosition(row, day),
    );
  }

  @AllowReference<DirectoryContext>('position.read')
  reference(reference: EntityReference, context: DirectoryContext): Promise<Position | null> {
    return this.find(reference.id, context);
  }

  @ResolveField(() => String)
  title(
    @Parent() position: Position,
    @RequestContext() context: DirectoryContext,
    @Args('lang', { type: () => Lang, nullable: true }) lang?: Lang | null,
  ): string {
    return textIn(position.row.title, lang ?? context.lang);
  }

  @ResolveField(() => OrgUnit)
  async unit(position: Position, _: unknown, { loaders }: DirectoryContext): Promise<OrgUnit> {
    const unit = await loaders.unitOn.load({ unitId: position.row.unitId, asOf: position.asOf });
    if (!unit) throw new Error(`post ${position.row.id} is of an unknown unit`);
    return toOrgUnit(unit, position.asOf);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description:
      'Who holds the post on a day, by default the one asked about; who stands in where nobody does, else null.',
  })
  async holder(
    @Parent() position: Position,
    @RequestContext() { loaders }: DirectoryContext,
    @Args('asOf', { type: () => LocalDate, nullable: true }) asOf?: string | null,
  ): Promise<Person | null> {
    const held = await loaders.appointmentsTo.load(position.row.id);
    const holder = holderOn(held, asOf ?? position.asOf);
    return holder && personOf(await loaders.account.load(holder.personId));
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether nobody holds the post on a day, by default the one asked about; who stands in does not.',
  })
  async vacant(
    @Parent() position: Position,
    @RequestContext() { loaders }: DirectoryContext,
    @Args('asOf', { type: () => LocalDate, nullable: true }) asOf?: string | null,
  ): Promise<boolean> {
    const holder = holderOn(await loaders.appointmentsTo.load(position.row.id), asOf ?? position.asOf);
    return holder?.acting ?? true;
  }

  @ResolveField(() => [Appointment], {
    description:
      'Who holds the post on a day and who stands in; without a day all who ever did, the latest first.',
  })
  async appointments(
    @Parent() position: Position,
    @RequestContext() { loaders }: DirectoryContext,
    @Args('asOf', { type: () => LocalDate, nullable: true }) asOf?: string | null,
  ): Promise<Appointment[]> {
    const held = await loaders.appointmentsTo.load(position.row.id);
    return held.filter((row) => asOf == null || existsOn(row, asOf)).map(toAppointment);
  }

  @Mutation(() => CreatePositionPayload, { description: 'Gives a unit a new post.' })
  @Allow('position.manage')
  createPosition(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: CreatePositionInput,
  ): Promise<CreatePositionPayload> {
    return answer(context, () =>
      this.service.create(
        {
          clientMutationId: input.clientMutationId ?? null,
          unitId: requireId('OrgUnit', input.unitId, 'input.unitId'),
          code: input.code,
          title: readText(input.title, 'input.title', longestTitle),
          kind: input.kind,
          sensitive: input.sensitive ?? false,
          seats: input.seats ?? 1,
          validFrom: input.validFrom ?? null,
        },
        context,
      ),
    );
  }

  @Mutation(() => ChangePositionPayload)
  @Allow('position.manage')
  changePosition(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: ChangePositionInput,
  ): Promise<ChangePositionPayload> {
    return answer(context, () =>
      this.service.change(
        {
          clientMutationId: input.clientMutationId ?? null,
          positionId: requireId('Position', input.positionId, 'input.positionId'),
          change: toChange(input),
          expectedVersion: input.expectedVersion ?? null,
        },
        context,
      ),
    );
  }

  @Mutation(() => ClosePositionPayload, { description: 'Ends a post, and everybody’s time in it, on a day.' })
  @Allow('position.manage')
  closePosition(
    @RequestContext() context: DirectoryContext,
    @Args('input') input: ClosePositionInput,
  ): Promise<ClosePositionPayload> {
    return answer(context, () =>
      this.service.close(
        {
          clientMutationId: input.clientMutationId ?? null,
          positionId: requireId('Position', input.positionId, 'input.positionId'),
          effectiveOn: input.effectiveOn ?? null,
          expectedVersion: input.expectedVersion ?? null,
        },
        context,
      ),
    );
  }

  private async find(globalId: string, { loaders, access }: DirectoryContext): Promise<Position | null> {
    const id = fromGlobalId('Position', globalId);
    const position = id && (await loaders.position.load(id));
    return position ? toPosition(position, access.today) : null;
  }
}

function answer(
  context: DirectoryContext,
  change: () => Promise<PositionRow>,
): Promise<CreatePositionPayload> {
  return withUserErrors<{ position: Position | null }>(context.lang, { position: null }, async () => ({
    position: toPosition(await change(), context.access.today),
  }));
}

function toFilter(filter: PositionFilterInput): PositionFilter {
  return {
    unitId: unitIdIn(filter.unitId),
    unitSubtreeOf: unitIdIn(filter.unitSubtreeOf),
    kinds: filter.kind ?? undefined,
    sensitive: filter.sensitive ?? undefined,
    vacant: filter.vacant ?? undefined,
  };
}

function toChange({ title, kind, sensitive, seats }: ChangePositionInput): Partial<PositionAttributes> {
  return {
    ...(title != null && { title: readText(title, 'input.title', longestTitle) }),
    ...(kind != null && { kind }),
    ...(sensitive != null && { sensitive }),
    ...(seats != null && { seats }),
  };
}
