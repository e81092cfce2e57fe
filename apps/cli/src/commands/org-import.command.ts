import { basename } from 'node:path';
import type { OrganisationDocument } from '@rasad/import-formats';
import { readOrganisationFiles, type OrganisationFile } from '@rasad/organisation-tables';
import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';
import { requireAccepted, type GatewayClient } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import { changeLines, countChanges, type ImportChange } from '../import-changes.ts';
import { requireDocument } from '../import-file.ts';
import { say } from '../messages.ts';
import { filesIn, readNamedBytes } from '../project-files.ts';
import { reachableGateway } from '../reachable-gateway.ts';

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
  const changes = await sendOrganisation(gateway, 'importOrganisation', givenOf(files));
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

/** Imports or previews an organisation and returns its changes. */
export async function sendOrganisation(
  gateway: GatewayClient,
  operation: 'importOrganisation' | 'previewOrganisationImport',
  given: GivenOrganisation,
): Promise<ImportChange[]> {
  const { changes, userErrors } = await gateway.mutate<{ changes: ImportChange[] }>(
    operations[operation],
    given,
  );
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
    files: files.map(({ name, content }) => ({ name, content: Buffer.from(content).toString('base64') })),
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
