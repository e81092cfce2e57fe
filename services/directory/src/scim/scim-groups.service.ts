import { Injectable } from '@nestjs/common';
import { GroupChangedV1, GroupCreatedV1, GroupRemovedV1 } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import {
  ErrorCode,
  problemWith,
  refuse,
  refuseAny,
  requireCapacity,
  requireVersion,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { actOf, type Act, type Caller } from '../caller.js';
import { directoryMessages } from '../messages.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { changeGroup, maxMembers, type ScimGroup } from './scim-group.rules.js';
import { findGroup, isGroupNameTaken, peopleAmong, removeGroup, saveGroup } from './scim.queries.js';

type WantedGroup = Omit<ScimGroup, 'id' | 'version'>;

/** Groups of people as another system keeps them. They are known here and give no right. */
@Injectable()
export class ScimGroupsService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
  ) {}

  create(wanted: WantedGroup, caller: Caller): Promise<ScimGroup> {
    return this.write('scimCreateGroup', caller, async (tx, act) => {
      const group = { id: uuidv7(), version: 1, ...wanted };
      await requirePossible(tx, group);
      await saveGroup(tx, group);
      await this.events.append(tx, GroupCreatedV1, groupEvent(group, act));
      return group;
    });
  }

  /** @param expected the version that the caller saw, or null. */
  replace(
    id: string,
    wanted: WantedGroup,
    { expected, caller }: { expected: number | null; caller: Caller },
  ): Promise<ScimGroup> {
    return this.write('scimReplaceGroup', caller, async (tx, act) => {
      const before = await loadGroup(tx, id);
      requireVersion(before, expected);
      const group = changeGroup(before, wanted);
      if (group === before) return group;
      await requirePossible(tx, group);
      await saveGroup(tx, group);
      await this.events.append(tx, GroupChangedV1, groupEvent(group, act));
      return group;
    });
  }

  /** @param expected the version that the caller saw, or null. */
  remove(id: string, { expected, caller }: { expected: number | null; caller: Caller }): Promise<void> {
    return this.write('scimDeleteGroup', caller, async (tx, act) => {
      const before = await loadGroup(tx, id);
      requireVersion(before, expected);
      const removed = { ...before, version: before.version + 1 };
      await removeGroup(tx, removed, new Date().toISOString());
      await this.events.append(tx, GroupRemovedV1, groupEvent(removed, act));
    });
  }

  private write<T>(
    operation: string,
    caller: Caller,
    work: (tx: EntityManager, act: Act) => Promise<T>,
  ): Promise<T> {
    return this.writes.run({ operation, input: {} }, caller, (tx) => {
      const capacity = requireCapacity(caller.access, 'scim.provision', [], null);
      return work(tx, actOf(caller, capacity, []));
    });
  }
}

async function loadGroup(tx: EntityManager, id: string): Promise<ScimGroup> {
  return (await findGroup(tx, id)) ?? refuse(ErrorCode.NOT_FOUND, 'id', 'notFound');
}

async function requirePossible(tx: EntityManager, group: ScimGroup): Promise<void> {
  const { displayName, memberIds } = group;
  if (displayName.trim() === '' || displayName.length > 200) {
    refuseAny(problemWith(ErrorCode.INVALID, 'displayName', directoryMessages.groupName));
  }
  if (memberIds.length > maxMembers) {
    refuseAny(
      problemWith(ErrorCode.TOO_MANY, 'members', directoryMessages.groupMembers, { max: maxMembers }),
    );
  }
  if (await isGroupNameTaken(tx, group)) {
    refuse(ErrorCode.DUPLICATE, 'displayName', 'duplicateCode', { code: displayName });
  }
  const people = await peopleAmong(tx, memberIds.filter(isRowId));
  const stranger = memberIds.find((id) => !people.has(id));
  if (stranger === undefined) return;
  refuseAny(problemWith(ErrorCode.INVALID, 'members', directoryMessages.groupStranger, { id: stranger }));
}

/** Whether a text can be a row id: the database takes no other for one. */
export function isRowId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function groupEvent({ id, displayName, externalId, memberIds, version }: ScimGroup, act: Act) {
  const group = { id, displayName, memberIds, version, ...(externalId !== null && { externalId }) };
  return { aggregateId: id, aggregateVersion: version, ...act, payload: { group } };
}
