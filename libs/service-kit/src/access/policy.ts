import type { Role } from '@rasad/event-contracts';

/** How far a role's right to an action reaches: any row, rows of the grant's subtree, rows of the scope unit alone. */
export type Reach = 'ANYWHERE' | 'SUBTREE' | 'OWN_UNIT';

type RoleReach = Partial<Record<Role, Reach>>;

const everyone: RoleReach = {
  ADMIN: 'ANYWHERE',
  LAW_EDITOR: 'ANYWHERE',
  COMMITTEE: 'ANYWHERE',
  INSPECTOR: 'ANYWHERE',
  UNIT_MANAGER: 'ANYWHERE',
  REPORTER: 'ANYWHERE',
  VIEWER: 'ANYWHERE',
  SERVICE: 'ANYWHERE',
};

const watchers: RoleReach = {
  COMMITTEE: 'SUBTREE',
  INSPECTOR: 'SUBTREE',
  UNIT_MANAGER: 'SUBTREE',
  REPORTER: 'SUBTREE',
  VIEWER: 'SUBTREE',
};

const watchersAndServices: RoleReach = { ...watchers, SERVICE: 'SUBTREE' };

/** Whose rights can be used by somebody on their behalf; administration is granted and never delegated. */
const delegating: RoleReach = {
  LAW_EDITOR: 'ANYWHERE',
  COMMITTEE: 'ANYWHERE',
  INSPECTOR: 'ANYWHERE',
  UNIT_MANAGER: 'ANYWHERE',
  REPORTER: 'ANYWHERE',
  VIEWER: 'ANYWHERE',
};

/**
 * Who may do what, as data: action → role → reach. What is not here is refused.
 * States of a task are not here but in its transition table; that nobody reviews a report of their own is `notAuthor`.
 */
export const policy = {
  'viewer.read': everyone,
  'org-unit.read': everyone,
  'org-unit.manage': { ADMIN: 'SUBTREE' },
  'organisation.export': { ADMIN: 'SUBTREE' },
  'person.read-name': everyone,
  'person.read': { ADMIN: 'ANYWHERE' },
  'person.read-contact': { ADMIN: 'ANYWHERE' },
  'person.manage': { ADMIN: 'ANYWHERE' },
  'account.disable': { ADMIN: 'ANYWHERE' },
  'service-account.read': { ADMIN: 'ANYWHERE' },
  'service-account.manage': { ADMIN: 'ANYWHERE' },
  'position.read': everyone,
  'position.manage': { ADMIN: 'SUBTREE' },
  'appointment.read': everyone,
  'appointment.manage': { ADMIN: 'SUBTREE' },
  'grant.read': { ADMIN: 'SUBTREE', INSPECTOR: 'SUBTREE' },
  'access.explain': { ADMIN: 'SUBTREE', INSPECTOR: 'SUBTREE' },
  'grant.manage': { ADMIN: 'SUBTREE' },
  'grant.delegate': delegating,
  /** Asked about what lies above all roots: only a grant over the whole organisation allows it. */
  'scim.provision': { SERVICE: 'SUBTREE' },
  'charter.read': everyone,
  'charter.manage': { ADMIN: 'SUBTREE' },
  'body.read': { ...watchersAndServices, ADMIN: 'SUBTREE', LAW_EDITOR: 'SUBTREE' },
  'duties.hand-over': { ADMIN: 'ANYWHERE' },
  'law.read': everyone,
  'law.edit': { LAW_EDITOR: 'ANYWHERE' },
  'obligation.read': everyone,
  'obligation.edit': { LAW_EDITOR: 'ANYWHERE', COMMITTEE: 'ANYWHERE' },
  'assignment.derive': { LAW_EDITOR: 'ANYWHERE', COMMITTEE: 'ANYWHERE' },
  'assignment.read': watchersAndServices,
  'assignment.make': { COMMITTEE: 'SUBTREE', UNIT_MANAGER: 'SUBTREE' },
  'assignment.withdraw': { COMMITTEE: 'SUBTREE', UNIT_MANAGER: 'SUBTREE' },
  'assignment.exempt': { COMMITTEE: 'SUBTREE' },
  'task.read': watchersAndServices,
  'task.start': { UNIT_MANAGER: 'SUBTREE', REPORTER: 'OWN_UNIT' },
  'task.entrust': { COMMITTEE: 'SUBTREE', UNIT_MANAGER: 'SUBTREE' },
  'task.reopen': { COMMITTEE: 'SUBTREE', INSPECTOR: 'SUBTREE' },
  'task.cancel': { COMMITTEE: 'SUBTREE' },
  'report.read': watchers,
  'report.submit': { UNIT_MANAGER: 'SUBTREE', REPORTER: 'OWN_UNIT' },
  'report.withdraw': { UNIT_MANAGER: 'SUBTREE', REPORTER: 'OWN_UNIT' },
  'evidence.add': { UNIT_MANAGER: 'SUBTREE', REPORTER: 'OWN_UNIT' },
  'report.review': { INSPECTOR: 'SUBTREE' },
  'comment.write': {
    COMMITTEE: 'SUBTREE',
    INSPECTOR: 'SUBTREE',
    UNIT_MANAGER: 'SUBTREE',
    REPORTER: 'OWN_UNIT',
  },
  'calendar.read': everyone,
  'calendar.manage': { ADMIN: 'SUBTREE' },
  'reminder.read': everyone,
  'reminder.manage': { ADMIN: 'SUBTREE', COMMITTEE: 'SUBTREE' },
  'notice.read': everyone,
  'summary.read': { ...watchersAndServices, LAW_EDITOR: 'SUBTREE' },
  'activity.read': watchers,
  'operations.administer': { ADMIN: 'ANYWHERE' },
} as const satisfies Record<string, RoleReach>;

/** Everything that the policy decides about. */
export type Action = keyof typeof policy;

/** The reach of a role's right to an action, or null where it has none. */
export function reachOf(action: Action, role: Role): Reach | null {
  const reaches: RoleReach = policy[action];
  return reaches[role] ?? null;
}
