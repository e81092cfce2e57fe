import 'reflect-metadata';
import { ResolveReference } from '@nestjs/graphql';
import type { SubgraphContext } from '../graphql/subgraph-context.js';
import { Allow } from './allow.js';
import type { Action } from './policy.js';

/** A federation reference as the gateway sends it. */
export interface EntityReference {
  __typename: string;
  id: string;
}

type ReferenceResolver<C extends SubgraphContext> = (
  reference: EntityReference,
  context: C,
) => Promise<unknown> | unknown;

const guardedReferenceKey = 'rasad:guarded-reference';

/**
 * Makes a method `(reference, context)` the reference resolver of its type, under an action. Nest runs its guards for
 * root fields alone, so the check is made here: to a caller whom no grant allows the action the entity does not exist.
 */
export function AllowReference<C extends SubgraphContext>(action: Action) {
  return <M extends ReferenceResolver<C>>(
    target: object,
    name: string,
    descriptor: TypedPropertyDescriptor<M>,
  ): TypedPropertyDescriptor<M> => {
    const resolve = descriptor.value;
    if (!resolve) throw new TypeError(`${name} is not a method`);
    descriptor.value = function guarded(this: unknown, reference: EntityReference, context: C) {
      return context.access.allowsSomewhere(action) ? resolve.call(this, reference, context) : null;
    } as M;
    Reflect.defineMetadata(guardedReferenceKey, true, descriptor.value);
    Allow(action)(target, name, descriptor);
    ResolveReference()(target, name, descriptor);
    return descriptor;
  };
}

/** Whether a method's references pass a check. */
export function isGuardedReference(method: object): boolean {
  return Reflect.getMetadata(guardedReferenceKey, method) === true;
}
