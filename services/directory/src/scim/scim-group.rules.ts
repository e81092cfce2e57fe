/** A group of people that another system keeps. Being in it gives no right: roles are granted by administrators. */
export interface ScimGroup {
  id: string;
  displayName: string;
  externalId: string | null;
  /** Row ids of people, sorted. */
  memberIds: string[];
  version: number;
}

/** A group of SCIM (RFC 7643, 4.2). */
export interface ScimGroupResource {
  displayName?: string;
  externalId?: string;
  members?: { value?: string }[];
}

/** Most people in one group: an event tells all of them. */
export const maxMembers = 10_000;

/** What a resource says a group is to be. */
export function readGroup(resource: ScimGroupResource): Omit<ScimGroup, 'id' | 'version'> {
  const members = (resource.members ?? []).map(({ value }) => value ?? '');
  return {
    displayName: resource.displayName ?? '',
    externalId: resource.externalId ?? null,
    memberIds: [...new Set(members)].sort(),
  };
}

/** A group as a resource, without the metadata that depends on the request. */
export function describeGroup({ id, displayName, externalId, memberIds }: ScimGroup) {
  const members = memberIds.map((value) => ({ value, type: 'User' }));
  return { id, ...(externalId !== null && { externalId }), displayName, members };
}

/** The group as wanted; the same object where nothing changes. */
export function changeGroup(group: ScimGroup, wanted: Omit<ScimGroup, 'id' | 'version'>): ScimGroup {
  const isSame =
    group.displayName === wanted.displayName &&
    group.externalId === wanted.externalId &&
    group.memberIds.join() === wanted.memberIds.join();
  return isSame ? group : { ...group, ...wanted, version: group.version + 1 };
}
