import { fromGlobalId, type NodeType } from '@rasad/service-kit';
import { GraphQLError } from 'graphql';

/** No row has this id: what it asks for is missing. */
const missingId = '00000000-0000-0000-0000-000000000000';

/** The row id behind an optional argument: null where it is not given, an id of no row where it is no such id. */
export function rowIdOrMissing(type: NodeType, globalId: string | null | undefined): string | null {
  if (globalId === null || globalId === undefined) return null;
  return fromGlobalId(type, globalId) ?? missingId;
}

/** Answers for what is missing and for what the caller may not know to be there. */
export function notFound(): never {
  throw new GraphQLError('Not found.', { extensions: { code: 'NOT_FOUND' } });
}
