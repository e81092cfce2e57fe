import { fromGlobalId, searchPatterns, type Access } from '@rasad/service-kit';
import { unitScopeCondition } from '@rasad/unit-tree';
import type { ObligationFilter } from './obligation-input.graphql.js';

/** The conditions of a filter over `obligation o`; what they need is pushed onto the parameters. */
export function obligationConditions(
  filter: ObligationFilter,
  access: Access,
  parameters: unknown[],
): string[] {
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const conditions: string[] = [];
  if (filter.instrumentId != null) {
    conditions.push(`o.instrument_id = ${bind(fromGlobalId('Instrument', filter.instrumentId))}::uuid`);
  }
  if (filter.provisionId != null) {
    const provision = `${bind(fromGlobalId('Provision', filter.provisionId))}::uuid`;
    conditions.push(
      drawnFrom(filter.provisionSubtree ? `p.path @> array[${provision}]` : `p.id = ${provision}`),
    );
  }
  if (filter.unitId != null) {
    const unit = `${bind(fromGlobalId('OrgUnit', filter.unitId))}::uuid`;
    const scope = unitScopeCondition('u', access.scope('assignment.read'), parameters);
    conditions.push(`exists (select from assignment a join unit u on u.id = a.unit_id
      where a.obligation_id = o.id and a.unit_id = ${unit} and a.withdrawn_at is null and ${scope})`);
  }
  if (filter.cadence != null) conditions.push(`o.cadence = any(${bind(filter.cadence)}::text[])`);
  for (const pattern of searchPatterns(filter.search ?? '')) {
    conditions.push(`o.search like ${bind(pattern)}`);
  }
  return conditions;
}

/** That an obligation is drawn from a provision of which a condition over `provision p` holds. */
function drawnFrom(condition: string): string {
  return `o.id in (
    select first.id from provision p join obligation first on first.provision_id = p.id where ${condition}
    union all
    select further.obligation_id from provision p join obligation_provision further on further.provision_id = p.id
    where ${condition})`;
}
