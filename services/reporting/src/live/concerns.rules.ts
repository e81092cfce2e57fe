import type { UnitScope } from '@rasad/service-kit';
import type { RollupChange } from './rollup-change.rules.js';

/** Whether changed cells lie below the unit asked about, or without one anywhere in the scope. */
export function touches(change: RollupChange, unitId: string | null, scope: UnitScope): boolean {
  const changed = new Set(change.unitIds);
  if (unitId !== null) return changed.has(unitId);
  return scope.anywhere || scope.subtreeOf.some((id) => changed.has(id));
}
