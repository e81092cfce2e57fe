import { Directive, Field, ID, ObjectType } from '@nestjs/graphql';
import { toGlobalId } from '@rasad/service-kit';

/** A person, whom only the directory knows more of. */
@ObjectType()
@Directive('@key(fields: "id", resolvable: false)')
export class Person {
  @Field(() => ID) id: string;
}

/** The person who acted, or null where a service account or the platform itself did. */
export function personOf(actor: { kind: string; id: string }): Person | null {
  return actor.kind === 'PERSON' ? { id: toGlobalId('Person', actor.id) } : null;
}
