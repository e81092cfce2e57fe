import type { DirectoryService, TestCaller, UserErrorShape } from './directory-service.js';
import { chief } from './directory-service.js';

type Entry = Record<string, unknown>;

/** What an import of a charter answers. */
export interface CharterAnswer {
  changes: { action: string; entity: string; code: string; detail: string | null }[];
  userErrors: UserErrorShape[];
}

/** A body as tests look at it. */
export interface ShownBody {
  id: string;
  name: string;
  kind: string;
  validFrom: string;
  validTo: string | null;
  version: number;
  scopeUnit: { code: string };
  clause: { number: string };
  successor: { id: string } | null;
  seats: { code: string; role: string; position: { code: string } | null; clause: { number: string } }[];
}

/** The rule of a working group in every district: its head and an inspector, who may be missing. */
export const groupRule = (more: Entry = {}) => ({
  code: 'group',
  kind: 'WORKING_GROUP',
  name: { en: 'Group of {unit}' },
  where: [{ kinds: ['DISTRICT'] }],
  seats: [
    { code: 'chair', role: 'CHAIR', position: { kinds: ['HEAD'] } },
    { code: 'inspection', role: 'SECRETARY', position: { kinds: ['INSPECTOR'], place: 'SUBTREE' } },
    { code: 'expert', role: 'MEMBER', position: { kinds: ['EXPERT'] }, required: false, voting: false },
  ],
  quorum: { kind: 'SHARE', numerator: 1, denominator: 2, moreThan: true },
  meetings: { period: 'MONTHLY' },
  charges: [{ instrument: 'act-1', eId: 'art_7' }],
  ...more,
});

/** A charter with one clause of words and one that describes the group. */
export const charterDocument = (more: Entry = {}, rule: Entry = {}) => ({
  format: 'rasad.charter/1',
  code: 'bodies-1',
  title: { en: 'Charter of the groups' },
  clauses: [
    { number: '1', text: { en: 'In this charter, group means working group.' } },
    { number: '2', text: { en: 'There is a group in every district.' }, body: groupRule(rule) },
  ],
  ...more,
});

const shown = `id name kind validFrom validTo version scopeUnit { code } clause { number } successor { id }
  seats { code role position { code } clause { number } }`;

/** What tests do with charters and bodies of one directory, through its graph. */
export function chartersOf(directory: DirectoryService) {
  const send = async (mutation: string, document: unknown, caller: TestCaller, key?: string) =>
    (
      await directory.ask<{ answer: CharterAnswer }>(
        `mutation ($input: CharterImportInput!) {
          answer: ${mutation}(input: $input) { changes { action entity code detail } userErrors { code field message } }
        }`,
        { input: { document: JSON.stringify(document, null, 1), clientMutationId: key } },
        caller,
      )
    ).answer;
  return {
    importCharter: (document: unknown, caller: TestCaller = chief, key?: string) =>
      send('importCharter', document, caller, key),
    preview: (document: unknown, caller: TestCaller = chief) =>
      send('previewCharterImport', document, caller),
    derive: async (caller: TestCaller = chief) =>
      (
        await directory.ask<{ deriveBodies: Record<string, number | UserErrorShape[]> }>(
          'mutation { deriveBodies(input: {}) { formed changed ended userErrors { code field message } } }',
          {},
          caller,
        )
      ).deriveBodies,
    bodies: async (filter: Entry = {}, more: { asOf?: string; caller?: TestCaller } = {}) =>
      (
        await directory.ask<{ bodies: { nodes: ShownBody[]; totalCount: number } }>(
          `query ($filter: BodyFilterInput, $asOf: LocalDate) {
            bodies(first: 200, filter: $filter, asOf: $asOf) { totalCount nodes { ${shown} } }
          }`,
          { filter, asOf: more.asOf },
          more.caller,
        )
      ).bodies,
    body: async (id: string, caller?: TestCaller) =>
      (
        await directory.ask<{ body: ShownBody | null }>(
          `query ($id: ID!) { body(id: $id) { ${shown} } }`,
          { id },
          caller,
        )
      ).body,
    /** Types of the events about bodies and charters, oldest first. */
    events: async () =>
      (
        await directory.database.query<{ type: string }>(
          `select type from directory.event where type like 'directory.body.%' or type like 'directory.charter.%' order by id`,
        )
      ).map(({ type }) => type.replace('directory.', '')),
  };
}

/** What an import did, without what it kept. */
export const done = ({ changes }: CharterAnswer) =>
  changes
    .filter(({ action }) => action !== 'KEEP')
    .map(({ action, entity, code, detail }) => [action, entity, code, detail]);
