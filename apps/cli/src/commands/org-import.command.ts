import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { OrganisationDocument } from '@rasad/import-formats';
import { readOrganisationFiles, type OrganisationFile } from '@rasad/organisation-tables';
import type { CommandContext } from '../command-context.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandResult } from '../command-result.ts';
import { requireAccepted, type GatewayClient, type UserError } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import { changeLines, countChanges, type ImportChange } from '../import-changes.ts';
import { requireDocument } from '../import-file.ts';
import { say } from '../messages.ts';
import type { Progress } from '../progress.ts';
import { filesIn, readNamedBytes } from '../project-files.ts';
import { reachableGateway } from '../reachable-gateway.ts';

/** An import that goes on apart from the request that asked for it. */
interface ImportRun {
  id: string;
  state: 'RUNNING' | 'DONE' | 'REFUSED' | 'FAILED';
  done: number;
  total: number;
}

/** How often an import that goes on is looked at. */
const POLL_MS = 300;

/** What the graph is given to import: a JSON document, or files in Base64. */
export type GivenOrganisation = { document: string } | { files: { name: string; content: string }[] };

/**
 * `rasad org import FILES [--dry-run]`: units, posts, people and grants from a JSON document, a workbook or CSV tables.
 * What would change is told first; with `--dry-run` that is all.
 */
export async function importOrganisation(
  context: CommandContext,
  paths: readonly string[],
  { dryRun }: { dryRun?: boolean },
): Promise<CommandResult> {
  const files = paths.flatMap((path) => filesIn(path, '.csv')).map(readFile);
  const parsed = await readOrganisationFiles(files);
  const counts = countsOf(requireDocument(parsed, paths.join(', '), context.lang));
  if (dryRun) return previewOrganisation(context, givenOf(files), counts);
  const gateway = context.gateway('admin');
  const toCome = await sendOrganisation(gateway, 'previewOrganisationImport', givenOf(files));
  context.progress.stage(countChanges(toCome, 'changesToCome', context.lang));
  const changes = await followImport(gateway, givenOf(files), context.progress);
  return {
    lines: changeLines(changes, 'changesDone', context.lang),
    document: { ...counts, changes },
  };
}

async function previewOrganisation(
  context: CommandContext,
  given: GivenOrganisation,
  counts: ReturnType<typeof countsOf>,
): Promise<CommandResult> {
  const gateway = await reachableGateway(context, 'admin');
  const changes = gateway ? await sendOrganisation(gateway, 'previewOrganisationImport', given) : null;
  const last = changes
    ? changeLines(changes, 'changesToCome', context.lang)
    : [say(context.lang, 'fileOnly')];
  return {
    lines: [say(context.lang, 'organisationRead', counts), ...last],
    document: { ...counts, changes },
  };
}

/** Starts an import, tells how far it is, and returns its changes once it is done. */
async function followImport(
  gateway: GatewayClient,
  given: GivenOrganisation,
  progress: Progress,
): Promise<ImportChange[]> {
  const { run: started, userErrors } = await gateway.mutate<{
    run: ImportRun | null;
  }>(operations.startOrganisationImport, given);
  requireAccepted(userErrors);
  if (!started) throw new CommandFailure('importBrokenOff');
  let run = started;
  progress.begin(run.total);
  try {
    for (; run.state === 'RUNNING'; run = await lookAfter(POLL_MS, gateway, run)) {
      progress.reach(run.done, run.total);
    }
  } finally {
    progress.end();
  }
  if (run.state === 'FAILED') throw new CommandFailure('importBrokenOff');
  return outcomeOf(gateway, run);
}

async function lookAfter(pauseMs: number, gateway: GatewayClient, { id }: ImportRun): Promise<ImportRun> {
  await pause(pauseMs);
  const { organisationImportRun } = await gateway.ask<{
    organisationImportRun: ImportRun | null;
  }>(operations.organisationImportRun, { id });
  if (!organisationImportRun) throw new CommandFailure('importBrokenOff');
  return organisationImportRun;
}

async function outcomeOf(gateway: GatewayClient, { id }: ImportRun): Promise<ImportChange[]> {
  const { organisationImportRun: outcome } = await gateway.ask<{
    organisationImportRun: { changes: ImportChange[]; userErrors: UserError[] };
  }>(operations.organisationChanges, { id });
  requireAccepted(outcome.userErrors);
  return outcome.changes;
}

/** Imports or previews an organisation and returns its changes. */
export async function sendOrganisation(
  gateway: GatewayClient,
  operation: 'importOrganisation' | 'previewOrganisationImport',
  given: GivenOrganisation,
): Promise<ImportChange[]> {
  const { changes, userErrors } = await gateway.mutate<{
    changes: ImportChange[];
  }>(operations[operation], given);
  requireAccepted(userErrors);
  return changes;
}

function readFile(path: string): OrganisationFile {
  return { name: basename(path), content: readNamedBytes(path) };
}

function givenOf(files: readonly OrganisationFile[]): GivenOrganisation {
  const [first] = files;
  if (first?.name.toLowerCase().endsWith('.json')) {
    return { document: Buffer.from(first.content).toString('utf8') };
  }
  return {
    files: files.map(({ name, content }) => ({
      name,
      content: Buffer.from(content).toString('base64'),
    })),
  };
}

function countsOf(document: OrganisationDocument) {
  const { units, positions, people, serviceAccounts, appointments, grants } = document;
  return {
    units: units.length,
    positions: positions.length,
    people: people.length,
    serviceAccounts: serviceAccounts.length,
    appointments: appointments.length,
    grants: grants.length,
  };
}
