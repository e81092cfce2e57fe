import {
  createParamDecorator,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { GraphQLError } from 'graphql';
import type { SubgraphContext } from '../graphql/subgraph-context.js';
import type { Action } from './policy.js';
import { logDenial } from './require-capacity.js';

const actionKey = 'rasad:action';

/** Names the action that a resolver performs; a resolver without it is refused by the guard and by a test. */
export const Allow = (action: Action) => SetMetadata(actionKey, action);

/** The action that `Allow` put on a resolver method, or undefined. */
export function allowedAction(method: object): Action | undefined {
  return Reflect.getMetadata(actionKey, method) as Action | undefined;
}

/** The request's context in a resolver: principal, access, language, loaders. */
export const RequestContext = createParamDecorator((_: unknown, context: ExecutionContext): SubgraphContext =>
  GqlExecutionContext.create(context).getContext<SubgraphContext>(),
);

/**
 * Refuses a resolver that no grant of the caller allows anywhere. Which rows are in reach is decided on the row as
 * loaded, in the service or in the query's condition.
 */
@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const action = this.reflector.get<Action | undefined>(actionKey, context.getHandler());
    const { access } = GqlExecutionContext.create(context).getContext<SubgraphContext>();
    if (action && access.allowsSomewhere(action)) return true;
    if (action) logDenial(access, action, null);
    throw new GraphQLError('Not allowed', { extensions: { code: 'FORBIDDEN' } });
  }
}
