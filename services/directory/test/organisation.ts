import { randomUUID } from 'node:crypto';
import { toGlobalId } from '@rasad/service-kit';
import {
  chief,
  rowIdOf,
  type DirectoryService,
  type TestCaller,
  type UserErrorShape,
} from './directory-service.js';

type Answer = Record<string, unknown> & { userErrors: UserErrorShape[] };

/** What tests do to the organisation of one directory, through its graph. */
export function organisationOf(directory: DirectoryService) {
  /** Performs a mutation; `fields` is what its payload is asked for besides the user errors. */
  const perform = async <T = Answer>(
    mutation: string,
    input: Record<string, unknown>,
    fields: string,
    caller: TestCaller = chief,
  ): Promise<T & { userErrors: UserErrorShape[] }> => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) {
      answer: ${mutation}(input: $input) { ${fields} userErrors { code field message } }
    }`;
    return (await directory.ask<{ answer: T & { userErrors: UserErrorShape[] } }>(query, { input }, caller))
      .answer;
  };
  /** Performs a mutation that must succeed, and answers the id of what it is about. */
  const idFrom = async (
    mutation: string,
    input: Record<string, unknown>,
    node: string,
    caller?: TestCaller,
  ) => {
    const answer = await perform<Record<string, { id: string } | null>>(
      mutation,
      input,
      `${node} { id }`,
      caller,
    );
    const id = answer[node]?.id;
    if (!id) throw new Error(JSON.stringify(answer.userErrors));
    return id;
  };
  /** Code and field of every problem of a mutation that must be refused. */
  const refusals = async (
    mutation: string,
    input: Record<string, unknown>,
    node: string,
    caller?: TestCaller,
  ) => {
    const answer = await perform(mutation, input, `${node} { id }`, caller);
    if (answer[node]) throw new Error(`${mutation} was not refused`);
    return answer.userErrors.map(({ code, field }) => [code, field?.join('.') ?? null]);
  };
  return {
    perform,
    idFrom,
    refusals,
    unit: (code: string, parentId: string | null = null, more: Record<string, unknown> = {}) =>
      idFrom('createOrgUnit', { code, kind: 'UNIT', parentId, name: { en: code }, ...more }, 'unit'),
    person: (username: string, more: Record<string, unknown> = {}) =>
      idFrom('registerPerson', { username, name: { en: username }, ...more }, 'person'),
    position: (unitId: string, code: string, more: Record<string, unknown> = {}) =>
      idFrom('createPosition', { unitId, code, title: { en: code }, kind: 'HEAD', ...more }, 'position'),
    appoint: (positionId: string, personId: string, more: Record<string, unknown> = {}) =>
      idFrom('appoint', { positionId, personId, ...more }, 'appointment'),
    /** Types, versions and payloads of the events about something, oldest first. */
    eventsOf: (globalId: string) =>
      directory.database.query<{
        type: string;
        aggregate_version: number;
        unit_path: string;
        payload: object;
      }>(
        'select type, aggregate_version, unit_path, payload from directory.event where aggregate_id = $1 order by id',
        [rowIdOf(globalId)],
      ),
    /** How many events there are. */
    countEvents: async () => {
      const [row] = await directory.database.query<{ count: number }>(
        'select count(*)::integer as count from directory.event',
      );
      return row?.count ?? 0;
    },
  };
}

/** A global id that nothing has. */
export const missing = (type: Parameters<typeof toGlobalId>[0]) => toGlobalId(type, randomUUID());
