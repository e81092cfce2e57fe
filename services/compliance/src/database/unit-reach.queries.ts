import { Injectable } from '@nestjs/common';
import { fromGlobalId, type UnitScope } from '@rasad/service-kit';
import { narrowScope } from '@rasad/unit-tree';
import { PreparedReads } from './prepared-reads.js';

/** The part of a list's filter that names a unit. */
export interface UnitFilter {
  unitId?: string | null;
  unitSubtree?: boolean | null;
}

/**
 * How many units in reach are named one by one: what a table has of them is then found by its own index, and the planner
 * knows how much that is. More are recognised by their place in the tree.
 */
const mostNamed = 1_000;

/** Finds out how far a list reaches. */
@Injectable()
export class UnitReachQueries {
  constructor(private readonly reads: PreparedReads) {}

  /** The units that are both in a caller's scope and chosen by a filter; an id that is none of ours chooses nothing. */
  async within(scope: UnitScope, filter: UnitFilter): Promise<UnitScope> {
    return this.named(await this.narrowed(scope, filter));
  }

  private async narrowed(scope: UnitScope, { unitId, unitSubtree }: UnitFilter): Promise<UnitScope> {
    if (unitId == null) return scope;
    const chosen = fromGlobalId('OrgUnit', unitId) ?? '';
    const named = [...scope.subtreeOf, ...scope.unitIds];
    const rows = await this.reads.rows<{ id: string; path: string[] }>(
      'select id, path from unit where id = any($1::uuid[])',
      [chosen === '' ? named : [chosen, ...named]],
    );
    const paths = new Map(rows.map(({ id, path }) => [id, path]));
    return narrowScope(scope, { unitId: chosen, withSubtree: unitSubtree ?? false }, (id) => paths.get(id));
  }

  private async named(scope: UnitScope): Promise<UnitScope> {
    if (scope.anywhere || scope.subtreeOf.length === 0) return scope;
    const rows = await this.reads.rows<{ id: string }>(
      'select id from unit where path && $1::uuid[] limit $2',
      [scope.subtreeOf, mostNamed + 1],
    );
    if (rows.length > mostNamed) return scope;
    return { anywhere: false, subtreeOf: [], unitIds: [...scope.unitIds, ...rows.map(({ id }) => id)] };
  }
}
