import { Injectable } from '@nestjs/common';
import { PersonChangedV1, PersonRegisteredV1, type LocalizedText } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import {
  ErrorCode,
  logDenial,
  problem,
  refuse,
  refuseAny,
  requireCapacity,
  requireVersion,
} from '@rasad/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { actOf, type Act, type Caller } from '../caller.js';
import { findHeldGrants } from '../grants/grants.queries.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { findUnits } from '../units/unit-tree.queries.js';
import {
  changePerson,
  describeAccount,
  findPersonProblems,
  type Account,
  type PersonAttributes,
} from './account.rules.js';
import { isUsernameTaken, loadPerson, saveAccounts } from './accounts.queries.js';
import { personEvent } from './person.events.js';

export interface RegisterPerson {
  clientMutationId: string | null;
  username: string;
  name: LocalizedText;
  email: string | null;
}

export interface ChangePerson {
  clientMutationId: string | null;
  personId: string;
  change: Partial<PersonAttributes>;
  expectedVersion: number | null;
}

/** Registering people and changing what is known of them, by an administrator. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly writes: OrganisationWrites,
    private readonly events: EventStore,
  ) {}

  register(input: RegisterPerson, caller: Caller): Promise<Account> {
    refuseAny(...findPersonProblems(input));
    return this.writes.run({ operation: 'registerPerson', input }, caller, async (tx) => {
      const act = actOnPeople(caller);
      if (await isUsernameTaken(tx, input.username)) {
        refuse(ErrorCode.DUPLICATE, 'input.username', 'duplicateCode', { code: input.username });
      }
      const { username, name, email } = input;
      const person = {
        id: uuidv7(),
        kind: 'PERSON' as const,
        username,
        name,
        email,
        sample: false,
        version: 1,
      };
      const registered = describeAccount(person);
      await saveAccounts(tx, [registered]);
      await this.events.append(tx, PersonRegisteredV1, personEvent(registered, act));
      return registered;
    });
  }

  change(input: ChangePerson, caller: Caller): Promise<Account> {
    return this.writes.run({ operation: 'changePerson', input }, caller, async (tx) => {
      const person = await loadPerson(tx, input.personId, 'input.personId');
      const act = actOnPeople(caller);
      await requireAllScopes(tx, person, caller);
      requireVersion(person, input.expectedVersion);
      const changed = changePerson(person, input.change);
      refuseAny(...findPersonProblems(changed));
      await saveAccounts(tx, [changed]);
      await this.events.append(tx, PersonChangedV1, personEvent(changed, act));
      return changed;
    });
  }
}

function actOnPeople(caller: Caller): Act {
  return actOf(caller, requireCapacity(caller.access, 'person.manage', [], null), []);
}

/** A person is changed by somebody who administers every scope that they have a role over. */
async function requireAllScopes(tx: EntityManager, person: Account, caller: Caller): Promise<void> {
  const grants = await findHeldGrants(tx, person.id);
  const units = await findUnits(
    tx,
    grants.map((grant) => grant.scopeUnitId),
  );
  const paths = new Map(units.map((unit) => [unit.id, unit.path]));
  const beyond = grants.find(
    (grant) => !caller.access.allows('grant.manage', paths.get(grant.scopeUnitId) ?? []),
  );
  if (!beyond) return;
  logDenial(caller.access, 'person.manage', beyond.scopeUnitId);
  refuseAny(problem(ErrorCode.NOT_ALLOWED, 'input.personId', 'aboveOwnRight'));
}
