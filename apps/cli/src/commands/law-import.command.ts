import { parseInstrument } from '@rasad/import-formats';
import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';
import { requireAccepted, type GatewayClient } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import { changeLines, type ImportChange } from '../import-changes.ts';
import { requireDocument } from '../import-file.ts';
import { outlineOf, type LawOutline } from '../law-outline.rules.ts';
import { say } from '../messages.ts';
import { readNamedFile } from '../project-files.ts';
import { reachableGateway } from '../reachable-gateway.ts';

/** `rasad law import FILE [--dry-run]`: an instrument with its provisions from a file, or what the file holds. */
export async function importLaw(
  context: CommandContext,
  file: string,
  { dryRun }: { dryRun?: boolean },
): Promise<CommandResult> {
  const text = readNamedFile(file);
  const document = requireDocument(parseInstrument(text), file, context.lang);
  const outline = outlineOf(document);
  if (dryRun) return previewLaw(context, text, outline);
  const changes = await sendInstrument(context.gateway('law-editor'), 'importInstrument', text);
  return {
    lines: [...outlineLines(context, outline), ...changeLines(changes, 'changesDone', context.lang)],
    document: { code: document.code, ...outlineDocument(context, outline), changes },
  };
}

async function previewLaw(
  context: CommandContext,
  text: string,
  outline: LawOutline,
): Promise<CommandResult> {
  const gateway = await reachableGateway(context, 'law-editor');
  const changes = gateway ? await sendInstrument(gateway, 'previewInstrumentImport', text) : null;
  const last = changes
    ? changeLines(changes, 'changesToCome', context.lang)
    : [say(context.lang, 'fileOnly')];
  return {
    lines: [...outlineLines(context, outline), ...last],
    document: { ...outlineDocument(context, outline), changes },
  };
}

/** Imports or previews an instrument document and returns its changes. */
export async function sendInstrument(
  gateway: GatewayClient,
  operation: 'importInstrument' | 'previewInstrumentImport',
  document: string,
): Promise<ImportChange[]> {
  const { changes, userErrors } = await gateway.mutate<{ changes: ImportChange[] }>(operations[operation], {
    document,
  });
  requireAccepted(userErrors);
  return changes;
}

function outlineLines({ lang }: CommandContext, { warnings, tree: _tree, ...counts }: LawOutline): string[] {
  return [
    say(lang, 'lawRead', counts),
    ...warnings.map(({ key, params }) => say(lang, 'warning', { text: say(lang, key, params) })),
  ];
}

function outlineDocument({ lang }: CommandContext, outline: LawOutline) {
  return { ...outline, warnings: outline.warnings.map(({ key, params }) => say(lang, key, params)) };
}
