import { ResolveField, Resolver } from '@nestjs/graphql';
import { Person, personOf, ServiceAccount, serviceAccountOf } from '../accounts/account.graphql.js';
import type { Account } from '../accounts/account.rules.js';
import type { DirectoryContext } from '../directory-context.js';
import { Position, toPosition } from '../positions/position.graphql.js';
import { OrgUnit, toOrgUnit } from '../units/unit.graphql.js';
import { GrantActor } from './grant-actor.graphql.js';

@Resolver(() => GrantActor)
export class GrantActorsResolver {
  @ResolveField(() => Person, { nullable: true })
  async person({ actor }: GrantActor, _: unknown, context: DirectoryContext): Promise<Person | null> {
    return personOf(await accountOf(actor, context));
  }

  @ResolveField(() => ServiceAccount, { nullable: true })
  async serviceAccount(
    { actor }: GrantActor,
    _: unknown,
    context: DirectoryContext,
  ): Promise<ServiceAccount | null> {
    return serviceAccountOf(await accountOf(actor, context));
  }

  @ResolveField(() => OrgUnit, {
    nullable: true,
    description: 'The unit that they held the role over; null for the whole organisation.',
  })
  async scope(
    { actor }: GrantActor,
    _: unknown,
    { access, loaders }: DirectoryContext,
  ): Promise<OrgUnit | null> {
    const unit = actor.unitId === null ? null : await loaders.unit.load(actor.unitId);
    return unit && toOrgUnit(unit, access.today);
  }

  @ResolveField(() => Position, { nullable: true, description: 'The post in which they acted.' })
  async position(
    { actor }: GrantActor,
    _: unknown,
    { access, loaders }: DirectoryContext,
  ): Promise<Position | null> {
    const position = actor.position ? await loaders.position.load(actor.position.id) : null;
    return position && toPosition(position, access.today);
  }

  @ResolveField(() => Person, { nullable: true, description: 'Whose right it was, where it was delegated.' })
  async onBehalfOf({ actor }: GrantActor, _: unknown, { loaders }: DirectoryContext): Promise<Person | null> {
    return actor.onBehalfOf ? personOf(await loaders.account.load(actor.onBehalfOf)) : null;
  }
}

async function accountOf(
  { kind, id }: GrantActor['actor'],
  { loaders }: DirectoryContext,
): Promise<Account | null> {
  return kind === 'SYSTEM' ? null : loaders.account.load(id);
}
