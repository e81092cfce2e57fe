import { describe, expect, it } from '@jest/globals';
import { callerWith, chief, rowIdOf, useDirectory } from './directory-service.js';
import { missing, organisationOf } from './organisation.js';

const directory = useDirectory();
const city = organisationOf(directory);

const findPerson = async (search: string, caller = chief) => {
  const { people } = await directory.ask<{
    people: {
      nodes: { id: string; username: string | null; email: string | null; name: string; version: number }[];
    };
  }>(
    'query ($search: String) { people(search: $search) { nodes { id username email name version } } }',
    { search },
    caller,
  );
  return people.nodes[0];
};
const emailOf = async (person: string, caller = chief) => {
  const { _entities } = await directory.ask<{ _entities: [{ email: string | null } | null] }>(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Person { email } } }',
    { of: [{ __typename: 'Person', id: person }] },
    caller,
  );
  return _entities[0]?.email;
};

describe('a person', () => {
  it('is registered with one event, and found by name and username', async () => {
    const id = await city.person('sara', { name: { fa: 'سارا', en: 'Sara' }, email: 'sara@example.org' });
    expect(await findPerson('سارا')).toEqual({
      id,
      username: 'sara',
      email: 'sara@example.org',
      name: 'Sara',
      version: 1,
    });
    expect(await city.eventsOf(id)).toMatchObject([
      {
        type: 'directory.person.registered',
        payload: { person: { username: 'sara', email: 'sara@example.org', version: 1 } },
      },
    ]);
  });

  it('is refused a username that is malformed or in use, a name without text and an address that is none', async () => {
    await city.person('taken');
    const register = (more: Record<string, unknown>) =>
      city.refusals('registerPerson', { username: 'new', name: { en: 'New' }, ...more }, 'person');
    expect(await register({ username: 'taken' })).toEqual([['DUPLICATE', 'input.username']]);
    expect(await register({ username: 'Not A Name' })).toEqual([['INVALID', 'input.username']]);
    expect(await register({ name: {} })).toEqual([['REQUIRED', 'input.name']]);
    expect(await register({ email: 'new@' })).toEqual([['INVALID', 'input.email']]);
    expect(await register({ email: `${'x'.repeat(250)}@example.org` })).toEqual([['INVALID', 'input.email']]);
  });

  it('changes where told, keeps what is left out, and loses the address by null', async () => {
    const personId = await city.person('leila', { email: 'leila@example.org' });
    const change = (more: Record<string, unknown>) =>
      city.perform('changePerson', { personId, ...more }, 'person { name email version }');
    expect((await change({ name: { en: 'Leila R.' } })).person).toEqual({
      name: 'Leila R.',
      email: 'leila@example.org',
      version: 2,
    });
    expect((await change({ email: null })).person).toMatchObject({
      name: 'Leila R.',
      email: null,
      version: 3,
    });
    const events = (await city.eventsOf(personId)).map(({ type, aggregate_version }) => [
      type,
      aggregate_version,
    ]);
    expect(events).toEqual([
      ['directory.person.registered', 1],
      ['directory.person.changed', 2],
      ['directory.person.changed', 3],
    ]);
  });

  it('is not changed at an older version than the caller saw, nor where there is none', async () => {
    const personId = await city.person('stale');
    const input = { personId, name: { en: 'Stale' }, expectedVersion: 7 };
    expect(await city.refusals('changePerson', input, 'person')).toEqual([
      ['CONFLICT', 'input.expectedVersion'],
    ]);
    const nobody = { personId: missing('Person'), name: { en: 'Nobody' } };
    expect(await city.refusals('changePerson', nobody, 'person')).toEqual([['NOT_FOUND', 'input.personId']]);
  });

  it('is changed only by somebody who administers every scope of their roles', async () => {
    const [north, south] = [await city.unit('people-north'), await city.unit('people-south')];
    const personId = await city.person('placed');
    await city.idFrom('grantRole', { personId, role: 'REPORTER', scopeUnitId: south }, 'grant');
    const input = { personId, name: { en: 'Other' } };
    const neighbour = callerWith('ADMIN', rowIdOf(north));
    expect(await city.refusals('changePerson', input, 'person', neighbour)).toEqual([
      ['NOT_ALLOWED', 'input.personId'],
    ]);
    const own = await city.perform(
      'changePerson',
      input,
      'person { name }',
      callerWith('ADMIN', rowIdOf(south)),
    );
    expect(own.person).toEqual({ name: 'Other' });
  });

  it('shows the address to administrators and to the person alone', async () => {
    const unit = rowIdOf(await city.unit('people-contact'));
    const person = await city.person('private', { email: 'private@example.org' });
    expect(await emailOf(person)).toBe('private@example.org');
    expect(await emailOf(person, callerWith('REPORTER', unit, { subject: rowIdOf(person) }))).toBe(
      'private@example.org',
    );
    for (const role of ['REPORTER', 'INSPECTOR', 'COMMITTEE', 'SERVICE'] as const) {
      expect(await emailOf(person, callerWith(role, unit))).toBeNull();
    }
  });

  it('is registered once by one command, however often it is sent', async () => {
    const input = { clientMutationId: 'once', username: 'once', name: { en: 'Once' } };
    const id = await city.idFrom('registerPerson', input, 'person');
    expect(await city.idFrom('registerPerson', input, 'person')).toBe(id);
    expect(await city.eventsOf(id)).toHaveLength(1);
  });
});
