import { Field, ObjectType } from '@nestjs/graphql';
import type { Actor, Role as RoleName } from '@rasad/event-contracts';
import { Role } from '@rasad/service-kit';

@ObjectType({
  description:
    'Who gave a role or took it back, in which capacity; without person and account: the platform itself.',
})
export class GrantActor {
  @Field(() => Role, { nullable: true, description: 'The role in which they acted.' }) role: RoleName | null;
  @Field({ description: 'Whether they stood in for the holder of the post.' }) acting: boolean;
  /** The actor of the event, for the fields that are resolved from it. */
  actor: Actor;
}

/** The actor of an event as the graph shows them. */
export function toGrantActor(actor: Actor): GrantActor {
  return { role: actor.role, acting: actor.position?.acting ?? false, actor };
}
