import { ArgsType, Directive, Field, Int, ObjectType } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { Max, Min } from 'class-validator';

/** Relay page information. */
@ObjectType()
@Directive('@shareable')
export class PageInfo {
  @Field() hasNextPage: boolean;
  @Field() hasPreviousPage: boolean;
  @Field(() => String, { nullable: true }) startCursor: string | null;
  @Field(() => String, { nullable: true }) endCursor: string | null;
}

/** Arguments of every list: at most 200 rows after a cursor. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50 }) @Min(1) @Max(200) first: number = 50;
  @Field(() => String, { nullable: true }) after?: string | null;
}

/** One edge of a connection. */
export interface EdgeOf<T> {
  cursor: string;
  node: T;
}

/** A page of a list. */
export interface ConnectionOf<T> {
  nodes: T[];
  edges: EdgeOf<T>[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** Declares `<Name>Edge` and `<Name>Connection`; @returns the connection class to extend and register. */
export function connectionType<T>(name: string, node: () => Type<T>): Type<ConnectionOf<T>> {
  @ObjectType(`${name}Edge`)
  class Edge implements EdgeOf<T> {
    @Field() cursor: string;
    @Field(node) node: T;
  }
  @ObjectType(`${name}Connection`)
  class Connection implements ConnectionOf<T> {
    @Field(() => [node()]) nodes: T[];
    @Field(() => [Edge]) edges: Edge[];
    @Field(() => PageInfo) pageInfo: PageInfo;
    @Field(() => Int) totalCount: number;
  }
  return Connection;
}

/** The opaque cursor of a row: its sort key and id, so that it stays valid while rows are added. */
export function encodeCursor(key: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The sort key in a cursor, or null where it is not one of ours. */
export function decodeCursor(cursor: string | null | undefined): (string | number | null)[] | null {
  if (!cursor) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(key) ? (key as (string | number | null)[]) : null;
  } catch {
    return null;
  }
}

/**
 * Builds a page from rows that were read with `first + 1` as the limit.
 * @param cursorOf the row's sort key, the id last.
 */
export function pageOf<R, T>(
  rows: readonly R[],
  page: { first: number; after?: string | null; totalCount: number },
  cursorOf: (row: R) => (string | number | null)[],
  toNode: (row: R) => T,
): ConnectionOf<T> {
  const edges = rows
    .slice(0, page.first)
    .map((row) => ({ cursor: encodeCursor(cursorOf(row)), node: toNode(row) }));
  return {
    nodes: edges.map((edge) => edge.node),
    edges,
    totalCount: page.totalCount,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: Boolean(page.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
