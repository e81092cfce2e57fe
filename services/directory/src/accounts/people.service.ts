import { Injectable } from '@nestjs/common';
import { PersonChangedV1, PersonRegisteredV1, type LocalizedText } from '@rasad/event-contracts';
import { EventStore } from '@rasad/messaging';
import { ErrorCode, refuse, refuseAny, requireCapacity, requireVersion } from '@rasad/service-kit';
import { v7 as uuidv7 } from 'uuid';
import { actOf, type Act, type Caller } from '../caller.js';
import { OrganisationWrites } from '../organisation-writes.js';
import { requireAllScopes } from './account-scopes.js';
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
        disabledAt: null,
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
      await requireAllScopes(tx, person, caller, { action: 'person.manage', field: 'input.personId' });
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
