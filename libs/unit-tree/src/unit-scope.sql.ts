import type { UnitScope } from '@rasad/service-kit';

/**
 * The condition under which a row of `unit` is in a scope, as SQL over positional parameters.
 * @param alias the alias of table `unit` in the query.
 * @param parameters the query's parameters; those of the condition are pushed onto it.
 * @param unitId the column with the unit's row id, of the table whose index is to find rows of named units.
 */
export function unitScopeCondition(
  alias: string,
  scope: UnitScope,
  parameters: unknown[],
  unitId = `${alias}.id`,
): string {
  if (scope.anywhere) return 'true';
  const parts: string[] = [];
  if (scope.subtreeOf.length > 0) {
    parts.push(`${alias}.path && $${parameters.push(scope.subtreeOf)}::uuid[]`);
  }
  if (scope.unitIds.length > 0) {
    parts.push(`${unitId} = any($${parameters.push(scope.unitIds)}::uuid[])`);
  }
  return parts.length > 0 ? `(${parts.join(' or ')})` : 'false';
}
