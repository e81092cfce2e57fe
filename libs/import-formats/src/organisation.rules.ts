import type { BearingUnit } from './applicability.rules.js';
import { checkDates } from './date-range.js';
import { reportDuplicates } from './duplicates.js';
import type { OrganisationDocument, OrganisationUnit } from './organisation.format.js';
import type { CheckContext } from './parse-document.js';

/** Checks what the shape alone cannot say: unique codes, a tree, known names, dates in order. */
export function checkOrganisation(document: OrganisationDocument, context: CheckContext): void {
  const { units, positions, people, serviceAccounts, appointments, grants } = document;
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
  reportDuplicates(
    positions.map(({ code }, index) => ({ key: code, path: ['positions', index, 'code'] })),
    context,
  );
  checkParents(units, context);
  checkPositions(document, context);
  checkAppointments(document, context);
  checkGrants(document, context);
  units.forEach((unit, index) => checkDates(unit, ['units', index], context));
  positions.forEach((position, index) => checkDates(position, ['positions', index], context));
  appointments.forEach((appointment, index) => checkDates(appointment, ['appointments', index], context));
  grants.forEach((grant, index) => checkDates(grant, ['grants', index], context));
}

function checkParents(units: readonly OrganisationUnit[], context: CheckContext): void {
  const places = new Map(units.map((unit, index) => [unit.code, index]));
  units.forEach(({ parent }, index) => {
    if (parent === null || places.has(parent)) return;
    context.report(['units', index, 'parent'], 'MISSING_PARENT', { found: JSON.stringify(parent) });
  });
  for (const cycle of findCycles(units)) {
    const first = Math.min(...cycle.map((code) => places.get(code) ?? 0));
    const start = cycle.indexOf(units[first]?.code ?? '');
    const codes = [...cycle.slice(start), ...cycle.slice(0, start), cycle[start]];
    context.report(['units', first, 'parent'], 'CYCLE', { codes: codes.join(' → ') });
  }
}

/** Every cycle once, each unit followed by its parent; a unit is walked over once, however deep the tree. */
function findCycles(units: readonly OrganisationUnit[]): string[][] {
  const parents = new Map(units.map((unit) => [unit.code, unit.parent]));
  const walked = new Set<string>();
  const cycles: string[][] = [];
  for (const { code } of units) {
    const walk = new Set<string>();
    let at: string | null | undefined = code;
    while (at !== null && at !== undefined && !walked.has(at)) {
      walked.add(at);
      walk.add(at);
      at = parents.get(at);
    }
    const way = [...walk];
    if (at !== null && at !== undefined && walk.has(at)) cycles.push(way.slice(way.indexOf(at)));
  }
  return cycles;
}

function checkPositions({ units, positions }: OrganisationDocument, context: CheckContext): void {
  const codes = new Set(units.map((unit) => unit.code));
  positions.forEach(({ unit }, index) => {
    if (codes.has(unit)) return;
    context.report(['positions', index, 'unit'], 'UNKNOWN_UNIT', { found: JSON.stringify(unit) });
  });
}

function checkAppointments(document: OrganisationDocument, context: CheckContext): void {
  const positions = new Set(document.positions.map((position) => position.code));
  const people = new Set(document.people.map((person) => person.username));
  const services = new Set(document.serviceAccounts.map((account) => account.username));
  document.appointments.forEach(({ username, position }, index) => {
    const found = JSON.stringify(username);
    if (services.has(username) && !people.has(username)) {
      context.report(['appointments', index, 'username'], 'POST_FOR_PERSON', { found });
    } else if (!people.has(username)) {
      context.report(['appointments', index, 'username'], 'UNKNOWN_USERNAME', { found });
    }
    if (!positions.has(position)) {
      const unknown = { found: JSON.stringify(position) };
      context.report(['appointments', index, 'position'], 'UNKNOWN_POSITION', unknown);
    }
  });
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

/** Units of a document as applicability rules look at them. */
export function bearingUnits(units: readonly OrganisationUnit[]): (OrganisationUnit & BearingUnit)[] {
  const lineages = new Map<string, readonly string[]>();
  return unitsInTreeOrder(units).map((unit) => {
    const above = unit.parent === null ? [] : (lineages.get(unit.parent) ?? []);
    const lineage = [...above, unit.code];
    lineages.set(unit.code, lineage);
    return { ...unit, lineage };
  });
}
