import type { Caller } from '../caller.js';
import { describeGroup, readGroup, type ScimGroup, type ScimGroupResource } from './scim-group.rules.js';
import { isRowId, type ScimGroupsService } from './scim-groups.service.js';
import { entityTag, scim, scimError, scimPath } from './scim-protocol.js';
import { withScimErrors } from './scim-errors.js';
import { describePerson, readUser, type ProvisionedPerson, type ScimUser } from './scim-user.rules.js';
import type { ScimUsersService } from './scim-users.service.js';
import type { ScimQueries } from './scim.queries.js';

/** What a request brings along to the handlers of a resource. */
export interface ScimCall {
  users: ScimUsersService;
  groups: ScimGroupsService;
  queries: ScimQueries;
  caller: Caller;
  /** Version that a write must find; set by the read of a PATCH where the client names none. */
  expected: number | null;
}

/** A person as a resource with its version. */
export function userResource(person: ProvisionedPerson) {
  return { ...describePerson(person), meta: { version: entityTag(person.account.version) } };
}

/** A group as a resource with its version. */
export function groupResource(group: ScimGroup) {
  return { ...describeGroup(group), meta: { version: entityTag(group.version) } };
}

const { Group, ResourceType, Schema, ServiceProviderConfig, User } = scim.Resources;
for (const resource of [User, Group, Schema, ResourceType, ServiceProviderConfig])
  resource.basepath(scimPath);

scim.Resources.declare(User);
User.ingress(({ id }, instance, call: ScimCall) =>
  withScimErrors(async () => {
    const wanted = readUser(instance as ScimUser);
    const person = id
      ? await call.users.replace(rowIdOf(id), wanted, call)
      : await call.users.register(wanted, call.caller);
    return userResource(person);
  }),
);
User.egress(({ id }, call: ScimCall) =>
  withScimErrors(async () => {
    const person = (await call.queries.person(rowIdOf(id))) ?? missing(id);
    call.expected ??= person.account.version;
    return userResource(person);
  }),
);
User.degress(() => {
  throw scimError(501, null, 'People are never deleted; set "active" to false.');
});

scim.Resources.declare(Group);
Group.ingress(({ id }, instance, call: ScimCall) =>
  withScimErrors(async () => {
    const wanted = readGroup(instance as ScimGroupResource);
    const group = id
      ? await call.groups.replace(rowIdOf(id), wanted, call)
      : await call.groups.create(wanted, call.caller);
    return groupResource(group);
  }),
);
Group.egress(({ id }, call: ScimCall) =>
  withScimErrors(async () => {
    const group = (await call.queries.group(rowIdOf(id))) ?? missing(id);
    call.expected ??= group.version;
    return groupResource(group);
  }),
);
Group.degress(({ id }, call: ScimCall) => withScimErrors(() => call.groups.remove(rowIdOf(id), call)));

function rowIdOf(id: string | undefined): string {
  return id !== undefined && isRowId(id) ? id : missing(id);
}

function missing(id: string | undefined): never {
  throw scimError(404, null, `Resource ${id ?? ''} not found`);
}
