import { Injectable } from '@nestjs/common';
import { fromGlobalId, type UnitScope } from '@rasad/service-kit';
import { narrowScope } from '@rasad/unit-tree';
import { PreparedReads } from './prepared-reads.js';

/** The part of a list's filter that names a unit. */
export interface UnitFilter {
  unitId?: string | null;
  unitSubtree?: boolean | null;
}

/** Finds out how far a list reaches. */
@Injectable()
export class UnitReachQueries {
  constructor(private readonly reads: PreparedReads) {}

  /** The units that are both in a caller's scope and chosen by a filter; an id that is none of ours chooses nothing. */
  async within(scope: UnitScope, { unitId, unitSubtree }: UnitFilter): Promise<UnitScope> {
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
}
