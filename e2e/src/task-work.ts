import { createHash, randomUUID } from 'node:crypto';
import type { GraphAnswer, GraphClient } from './graph-client.js';

/** A task as the suites handle it. */
export interface TaskRow {
  id: string;
  status: string;
  result: string;
  version: number;
  unit: { id: string; code: string };
  provision: { id: string; eId: string };
}

/** What proves the suites' reports. */
const minutes = { url: 'https://evidence.example.org/minutes', title: 'Minutes of the meeting' };

/** What a mutation on a task answers. */
export interface TaskPayload {
  task: { id: string; status: string; result: string; version: number } | null;
  report?: { id: string; number: number } | null;
  userErrors: { code: string; field: string[] | null; message: string }[];
}

const taskFields = 'id status result version unit { id code } provision { id eId }';

/** The id of a unit by its code. */
export async function unitId(client: GraphClient, code: string): Promise<string> {
  const { orgUnit } = await client.ask<{ orgUnit: { id: string } }>(
    'query ($code: String!) { orgUnit(code: $code) { id } }',
    { code },
  );
  return orgUnit.id;
}

/** Tasks of a unit alone that still have to be reported on. */
export async function openTasks(client: GraphClient, unit: string): Promise<TaskRow[]> {
  const { tasks } = await client.ask<{ tasks: { nodes: TaskRow[] } }>(
    `query ($unit: ID!) { tasks(first: 200, filter: { unitId: $unit, status: [TO_DO, IN_PROGRESS, RETURNED] }) { nodes { ${taskFields} } } }`,
    { unit },
  );
  return tasks.nodes;
}

/** Adds a link to a task, once under one key; null where that is refused. @returns the evidence's id */
export async function addLink(client: GraphClient, taskId: string, key: string): Promise<string | null> {
  const { addEvidence } = await client.ask<{ addEvidence: { evidence: { id: string } | null } }>(
    'mutation ($input: AddEvidenceInput!) { addEvidence(input: $input) { evidence { id } } }',
    { input: { clientMutationId: `${key}-evidence`, taskId, ...minutes } },
  );
  return addEvidence.evidence?.id ?? null;
}

/** Sends a report with its evidence, once under one key; the answer tells whether it was accepted. */
export async function sendReport(
  client: GraphClient,
  taskId: string,
  key: string = randomUUID(),
  result = 'COMPLIANT',
): Promise<GraphAnswer<{ submitReport: TaskPayload }>> {
  const evidence = await addLink(client, taskId, key);
  const evidenceIds = evidence === null ? [] : [evidence];
  return client.send(
    `mutation ($input: SubmitReportInput!) { submitReport(input: $input) {
       task { id status result version } report { id number } userErrors { code field message } } }`,
    { input: { clientMutationId: key, taskId, result, narrative: 'Done as the law asks.', evidenceIds } },
  );
}

/** Uploads a file as evidence of a task. @returns the evidence's id */
export async function uploadFile(
  client: GraphClient,
  taskId: string,
  fileName: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const { createEvidenceUpload: slot } = await client.ask<{ createEvidenceUpload: UploadSlot }>(
    `mutation ($input: CreateEvidenceUploadInput!) { createEvidenceUpload(input: $input) {
       uploadId url headers { name value } userErrors { message } } }`,
    { input: { taskId, fileName, size: bytes.length } },
  );
  const headers = Object.fromEntries(slot.headers.map(({ name, value }) => [name, value]));
  const sent = await client.file(slot.url, { method: 'PUT', headers, body: bytes });
  if (!sent.ok) throw new Error(`${sent.status}: ${await sent.text()}`);
  const { completeEvidenceUpload: done } = await client.ask<{
    completeEvidenceUpload: { evidence: { id: string } };
  }>(
    `mutation ($input: CompleteEvidenceUploadInput!) { completeEvidenceUpload(input: $input) {
       evidence { id } userErrors { message } } }`,
    { input: { uploadId: slot.uploadId, sha256: createHash('sha256').update(bytes).digest('hex') } },
  );
  return done.evidence.id;
}

interface UploadSlot {
  uploadId: string;
  url: string;
  headers: { name: string; value: string }[];
}

/** Sends a report that must be accepted and returns it. */
export async function submitReport(
  client: GraphClient,
  taskId: string,
  result?: string,
): Promise<{ id: string }> {
  const { data, errors } = await sendReport(client, taskId, undefined, result);
  const report = data?.submitReport.report;
  if (!report) throw new Error(JSON.stringify(errors.length > 0 ? errors : data?.submitReport.userErrors));
  return report;
}

/** Accepts or returns a report. */
export async function reviewReport(
  client: GraphClient,
  input: { reportId: string; decision: 'ACCEPT' | 'RETURN'; result?: string; comment?: string },
): Promise<TaskPayload> {
  const { reviewReport: payload } = await client.ask<{ reviewReport: TaskPayload }>(
    `mutation ($input: ReviewReportInput!) { reviewReport(input: $input) {
       task { id status result version } userErrors { code field message } } }`,
    { input: { clientMutationId: randomUUID(), ...input } },
  );
  return payload;
}
