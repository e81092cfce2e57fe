import { parseCharter, type CharterDocument } from '@rasad/import-formats';
import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';
import { requireAccepted, type GatewayClient } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import { changeLines, type ImportChange } from '../import-changes.ts';
import { requireDocument } from '../import-file.ts';
import { say } from '../messages.ts';
import { readNamedFile } from '../project-files.ts';
import { reachableGateway } from '../reachable-gateway.ts';

/** `rasad charter import FILE [--dry-run]`: a charter and the bodies that it forms, or what it would change. */
export async function importCharter(
  context: CommandContext,
  file: string,
  { dryRun }: { dryRun?: boolean },
): Promise<CommandResult> {
  const text = readNamedFile(file);
  const counts = countsOf(requireDocument(parseCharter(text), file, context.lang));
  if (dryRun) return previewCharter(context, text, counts);
  const changes = await sendCharter(context.gateway('admin'), 'importCharter', text);
  return {
    lines: changeLines(changes, 'changesDone', context.lang),
    document: { ...counts, changes },
  };
}

async function previewCharter(
  context: CommandContext,
  text: string,
  counts: ReturnType<typeof countsOf>,
): Promise<CommandResult> {
  const gateway = await reachableGateway(context, 'admin');
  const changes = gateway ? await sendCharter(gateway, 'previewCharterImport', text) : null;
  const last = changes
    ? changeLines(changes, 'changesToCome', context.lang)
    : [say(context.lang, 'fileOnly')];
  return {
    lines: [say(context.lang, 'charterRead', counts), ...last],
    document: { ...counts, changes },
  };
}

/** Imports or previews a charter and returns its changes, those of its bodies included. */
export async function sendCharter(
  gateway: GatewayClient,
  operation: 'importCharter' | 'previewCharterImport',
  document: string,
): Promise<ImportChange[]> {
  const { changes, userErrors } = await gateway.mutate<{ changes: ImportChange[] }>(operations[operation], {
    document,
  });
  requireAccepted(userErrors);
  return changes;
}

function countsOf({ code, clauses }: CharterDocument) {
  return {
    charter: code,
    clauses: clauses.length,
    rules: clauses.filter(({ body }) => body !== null).length,
  };
}
