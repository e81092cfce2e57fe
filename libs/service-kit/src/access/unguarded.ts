import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { isGuardedReference } from './allow-reference.js';
import { allowedAction } from './allow.js';

/** Nest's metadata keys for what a method resolves; see `@nestjs/graphql` graphql.constants. */
const resolverTypeKey = 'graphql:resolver_type';
const referenceKey = 'graphql:resolve_reference';
const rootTypes = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * Names of root resolvers without an `Allow` and of reference resolvers without an `AllowReference`; a service's test
 * expects none.
 */
export function unguardedResolvers(resolvers: Type[]): string[] {
  return resolvers.flatMap((resolver) =>
    Object.getOwnPropertyNames(resolver.prototype)
      .filter((name) => isUnguardedResolver(resolver.prototype as Record<string, object>, name))
      .map((name) => `${resolver.name}.${name}`),
  );
}

function isUnguardedResolver(prototype: Record<string, object>, name: string): boolean {
  const method = prototype[name];
  if (typeof method !== 'function') return false;
  const type = Reflect.getMetadata(resolverTypeKey, method) as string | undefined;
  if (Reflect.getMetadata(referenceKey, method) === true) return !isGuardedReference(method);
  return type !== undefined && rootTypes.has(type) && allowedAction(method) === undefined;
}
