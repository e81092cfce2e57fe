import { parseOrganisation, type OrganisationDocument } from '@rasad/import-formats';
import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';
import { requireAccepted, type GatewayClient } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import { changeLines, type ImportChange } from '../import-changes.ts';
import { requireDocument } from '../import-file.ts';
import { say } from '../messages.ts';
import { readNamedFile } from '../project-files.ts';
import { reachableGateway } from '../reachable-gateway.ts';

/** `rasad org import FILE [--dry-run]`: units, people and grants from a file, or what they would change. */
export async function importOrganisation(
  context: CommandContext,
  file: string,
  { dryRun }: { dryRun?: boolean },
): Promise<CommandResult> {
  const text = readNamedFile(file);
  const document = requireDocument(parseOrganisation(text), file, context.lang);
  if (dryRun) return previewOrganisation(context, text, countsOf(document));
  const changes = await sendOrganisation(context.gateway('admin'), 'importOrganisation', text);
  return {
    lines: changeLines(changes, 'changesDone', context.lang),
    document: { ...countsOf(document), changes },
  };
}

async function previewOrganisation(
  context: CommandContext,
  text: string,
  counts: ReturnType<typeof countsOf>,
): Promise<CommandResult> {
  const gateway = await reachableGateway(context, 'admin');
  const changes = gateway ? await sendOrganisation(gateway, 'previewOrganisationImport', text) : null;
  const last = changes
    ? changeLines(changes, 'changesToCome', context.lang)
    : [say(context.lang, 'fileOnly')];
  return {
    lines: [say(context.lang, 'organisationRead', counts), ...last],
    document: { ...counts, changes },
  };
}

/** Imports or previews an organisation document and returns its changes. */
export async function sendOrganisation(
  gateway: GatewayClient,
  operation: 'importOrganisation' | 'previewOrganisationImport',
  document: string,
): Promise<ImportChange[]> {
  const { changes, userErrors } = await gateway.mutate<{ changes: ImportChange[] }>(operations[operation], {
    document,
  });
  requireAccepted(userErrors);
  return changes;
}

function countsOf({ units, people, serviceAccounts, grants }: OrganisationDocument) {
  return {
    units: units.length,
    people: people.length,
    serviceAccounts: serviceAccounts.length,
    grants: grants.length,
  };
}
