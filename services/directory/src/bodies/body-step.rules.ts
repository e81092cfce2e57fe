import type { CharterChange } from '../charters/charter-plan.rules.js';
import type { BodyStep } from './body-plan.rules.js';
import type { OrganisationView } from './organisation-view.rules.js';

const actions = { FORMED: 'CREATE', CHANGED: 'UPDATE', ENDED: 'CLOSE', KEPT: 'KEEP' } as const;

/** The steps of a plan as an import shows them: code of the body and of its unit. */
export function describeSteps(steps: readonly BodyStep[], view: OrganisationView): CharterChange[] {
  return steps.map(({ kind, body, changes }) => ({
    action: actions[kind],
    entity: 'Body',
    code: `${body.ruleCode} ${view.byId.get(body.scopeUnitId)?.code ?? body.scopeUnitId}`,
    detail: detailOf(kind, body.validTo, changes),
  }));
}

function detailOf(kind: BodyStep['kind'], validTo: string | null, changes: readonly string[]): string | null {
  if (kind === 'ENDED') return validTo;
  return changes.length > 0 ? changes.join(', ') : null;
}
