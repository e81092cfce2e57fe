import { ResolveField, Resolver } from '@nestjs/graphql';
import { DateTime } from '@rasad/service-kit';
import type { DirectoryContext } from '../directory-context.js';
import { GrantActor, toGrantActor } from './grant-actor.graphql.js';
import { Grant } from './grant.graphql.js';
import type { GrantAct, GrantRecord } from './grant-record.queries.js';

@Resolver(() => Grant)
export class GrantRecordResolver {
  @ResolveField(() => DateTime, { nullable: true, description: 'When it was given, whatever its first day.' })
  async grantedAt(grant: Grant, _: unknown, context: DirectoryContext): Promise<string | null> {
    return (await recordOf(grant, context)).given?.at ?? null;
  }

  @ResolveField(() => GrantActor, { nullable: true, description: 'Who gave it, in which capacity.' })
  async grantedBy(grant: Grant, _: unknown, context: DirectoryContext): Promise<GrantActor | null> {
    return actorOf((await recordOf(grant, context)).given);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why it was given, in their words.' })
  async reason(grant: Grant, _: unknown, context: DirectoryContext): Promise<string | null> {
    return (await recordOf(grant, context)).given?.reason ?? null;
  }

  @ResolveField(() => GrantActor, {
    nullable: true,
    description: 'Who took it back, in which capacity; null where nobody did.',
  })
  async revokedBy(grant: Grant, _: unknown, context: DirectoryContext): Promise<GrantActor | null> {
    return actorOf((await recordOf(grant, context)).revoked);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why it was taken back, in their words.' })
  async revocationReason(grant: Grant, _: unknown, context: DirectoryContext): Promise<string | null> {
    return (await recordOf(grant, context)).revoked?.reason ?? null;
  }
}

function recordOf({ row }: Grant, { loaders }: DirectoryContext): Promise<GrantRecord> {
  return loaders.grantRecord.load(row.id);
}

function actorOf(act: GrantAct | null): GrantActor | null {
  return act && toGrantActor(act.actor);
}
