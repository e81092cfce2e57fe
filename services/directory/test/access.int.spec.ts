import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '@rasad/event-contracts';
import { role as roles } from '@rasad/event-contracts';
import { buildSchema, type GraphQLField } from 'graphql';
import { callerWith, useDirectory } from './directory-service.js';

const directory = useDirectory();
const unit = '01930000-0000-7000-8000-000000000001';

const everyone = roles.options;
const administrators: Role[] = ['ADMIN'];
const delegating = everyone.filter((role) => role !== 'ADMIN' && role !== 'SERVICE');

/** Whom each root field lets in at all; a field that is not here fails the walk. */
const allowed: Record<string, readonly Role[]> = {
  me: everyone,
  orgUnit: everyone,
  orgUnits: everyone,
  position: everyone,
  positions: everyone,
  delegations: everyone,
  charter: everyone,
  charters: everyone,
  body: everyone,
  bodies: everyone,
  people: administrators,
  serviceAccounts: administrators,
  grants: [...administrators, 'INSPECTOR'],
  explainAccess: everyone,
  effectiveAccess: everyone,
  createOrgUnit: administrators,
  renameOrgUnit: administrators,
  retagOrgUnit: administrators,
  moveOrgUnit: administrators,
  mergeOrgUnits: administrators,
  splitOrgUnit: administrators,
  closeOrgUnit: administrators,
  createPosition: administrators,
  changePosition: administrators,
  closePosition: administrators,
  registerPerson: administrators,
  changePerson: administrators,
  registerServiceAccount: administrators,
  issueClientSecret: administrators,
  withdrawClientSecret: administrators,
  disableAccount: administrators,
  enableAccount: administrators,
  appoint: administrators,
  endAppointment: administrators,
  grantRole: administrators,
  revokeRole: administrators,
  handOverDuties: administrators,
  organisationExport: administrators,
  organisationTemplate: administrators,
  previewOrganisationImport: administrators,
  importOrganisation: administrators,
  startOrganisationImport: administrators,
  organisationImportRun: administrators,
  previewCharterImport: administrators,
  importCharter: administrators,
  deriveBodies: administrators,
  delegateGrant: delegating,
  endDelegation: delegating,
};

/** Input for required fields; ids that nothing has, so that whoever is let in changes nothing. */
const inputs: Record<string, string> = {
  createOrgUnit: '{ code: "A b", kind: UNIT, name: { en: "x" } }',
  renameOrgUnit: '{ unitId: "x", name: { en: "x" } }',
  retagOrgUnit: '{ unitId: "x" }',
  mergeOrgUnits: '{ unitIds: ["x"], into: { unitId: "x" } }',
  splitOrgUnit: '{ unitId: "x", parts: [] }',
  moveOrgUnit: '{ unitId: "x", parentId: "x" }',
  closeOrgUnit: '{ unitId: "x" }',
  createPosition: '{ unitId: "x", code: "x", title: { en: "x" }, kind: HEAD }',
  changePosition: '{ positionId: "x" }',
  closePosition: '{ positionId: "x" }',
  registerPerson: '{ username: "A b", name: { en: "x" } }',
  changePerson: '{ personId: "x" }',
  registerServiceAccount: '{ username: "A b", name: { en: "x" } }',
  issueClientSecret: '{ serviceAccountId: "x" }',
  withdrawClientSecret: '{ secretId: "x" }',
  disableAccount: '{ accountId: "x" }',
  enableAccount: '{ accountId: "x" }',
  appoint: '{ positionId: "x", personId: "x" }',
  endAppointment: '{ appointmentId: "x" }',
  grantRole: '{ personId: "x", role: VIEWER }',
  revokeRole: '{ grantId: "x" }',
  handOverDuties: '{ fromPersonId: "x", toPersonId: "x" }',
  previewOrganisationImport: '{ document: "x" }',
  importOrganisation: '{ document: "x" }',
  startOrganisationImport: '{}',
  previewCharterImport: '{ document: "x" }',
  importCharter: '{ document: "x" }',
  deriveBodies: '{}',
  delegateGrant: '{ grantId: "x", personId: "x", validTo: "2999-01-01" }',
  endDelegation: '{ grantId: "x" }',
};

/** Required arguments of queries. */
const required: Record<string, string> = {
  body: '(id: "x")',
  explainAccess: '(action: VIEWER_READ)',
  organisationImportRun: '(id: "x")',
};

let fields: { name: string; query: string }[] = [];
beforeAll(async () => {
  const sdl = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8');
  const schema = buildSchema(sdl, { assumeValidSDL: true });
  const own = ({ name }: GraphQLField<unknown, unknown>) => !name.startsWith('_');
  const queries = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(own);
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(own);
  fields = [
    ...queries.map(({ name }) => ({ name, query: `{ ${name}${required[name] ?? ''} { __typename } }` })),
    ...mutations.map(({ name }) => ({
      name,
      query: `mutation { ${name}(input: ${inputs[name]}) { userErrors { code } } }`,
    })),
  ];
});

describe('every root field', () => {
  it('is decided about', () => {
    expect(fields.map(({ name }) => name).toSorted()).toEqual(Object.keys(allowed).toSorted());
  });

  it.each(everyone)('lets in or keeps out %s, as the policy says', async (role) => {
    const outcomes: Record<string, string | undefined> = {};
    for (const { name, query } of fields) {
      const { errors } = await directory.send(query, {}, callerWith(role, unit));
      outcomes[name] = errors?.[0]?.extensions.code ?? 'LET_IN';
    }
    const expected = Object.entries(allowed).map(([name, some]) => [
      name,
      some.includes(role) ? 'LET_IN' : 'FORBIDDEN',
    ]);
    expect(outcomes).toEqual(Object.fromEntries(expected));
  });

  it('keeps out somebody without a grant', async () => {
    for (const { query } of fields) {
      const { errors } = await directory.send(query, {}, { subject: unit, grants: [] });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});
