import { reportDuplicates } from './duplicates.js';
import type { OrganisationDocument, OrganisationUnit } from './organisation.format.js';
import type { CheckContext } from './parse-document.js';

/** Checks what the shape alone cannot say: unique codes, a tree, known names, dates in order. */
export function checkOrganisation(document: OrganisationDocument, context: CheckContext): void {
  const { units, people, serviceAccounts, grants } = document;
  reportDuplicates(
    units.map(({ code }, index) => ({ key: code, path: ['units', index, 'code'] })),
    context,
  );
  reportDuplicates(
    [
      ...people.map(({ username }, index) => ({ key: username, path: ['people', index, 'username'] })),
      ...serviceAccounts.map(({ username }, index) => ({
        key: username,
        path: ['serviceAccounts', index, 'username'],
      })),
    ],
    context,
  );
  checkParents(units, context);
  checkGrants(document, context);
  units.forEach((unit, index) => checkDates(unit, ['units', index], context));
  grants.forEach((grant, index) => checkDates(grant, ['grants', index], context));
}

function checkParents(units: readonly OrganisationUnit[], context: CheckContext): void {
  const parents = new Map(units.map((unit) => [unit.code, unit.parent]));
  const told = new Set<string>();
  units.forEach(({ code, parent }, index) => {
    if (parent === null) return;
    if (!parents.has(parent)) {
      context.report(['units', index, 'parent'], 'MISSING_PARENT', { found: JSON.stringify(parent) });
      return;
    }
    const cycle = cycleFrom(code, parents);
    if (cycle.length === 0 || told.has(code)) return;
    cycle.forEach((member) => told.add(member));
    context.report(['units', index, 'parent'], 'CYCLE', { codes: cycle.join(' → ') });
  });
}

/** The units of the cycle that starts and ends at a unit; empty when going up from it does not come back. */
function cycleFrom(code: string, parents: ReadonlyMap<string, string | null>): string[] {
  const seen = new Set<string>();
  let at: string | null | undefined = code;
  while (at !== null && at !== undefined && !seen.has(at)) {
    seen.add(at);
    at = parents.get(at);
  }
  return at === code ? [...seen, code] : [];
}

function checkGrants(document: OrganisationDocument, context: CheckContext): void {
  const units = new Set(document.units.map((unit) => unit.code));
  const services = new Set(document.serviceAccounts.map((account) => account.username));
  const usernames = new Set([...services, ...document.people.map((person) => person.username)]);
  document.grants.forEach(({ username, role, scope }, index) => {
    if (!usernames.has(username)) {
      context.report(['grants', index, 'username'], 'UNKNOWN_USERNAME', { found: JSON.stringify(username) });
    } else if (role === 'SERVICE' && !services.has(username)) {
      context.report(['grants', index, 'role'], 'ROLE_FOR_SERVICE', { role });
    }
    if (!units.has(scope)) {
      context.report(['grants', index, 'scope'], 'UNKNOWN_UNIT', { found: JSON.stringify(scope) });
    }
  });
}

function checkDates(
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
  path: (string | number)[],
  context: CheckContext,
): void {
  if (validFrom === null || validTo === null || validFrom < validTo) return;
  context.report([...path, 'validTo'], 'DATE_ORDER', { from: validFrom, to: validTo });
}

/** The units with every parent before its children, depth first, siblings in the file's order. */
export function unitsInTreeOrder(units: readonly OrganisationUnit[]): OrganisationUnit[] {
  const children = Map.groupBy(units, (unit) => unit.parent);
  const ordered: OrganisationUnit[] = [];
  const open = [...(children.get(null) ?? [])].reverse();
  for (let unit = open.pop(); unit !== undefined; unit = open.pop()) {
    ordered.push(unit);
    open.push(...[...(children.get(unit.code) ?? [])].reverse());
  }
  return ordered;
}
