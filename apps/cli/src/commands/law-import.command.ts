import { readInstrument, type LawFormat, type LawWarning, type InstrumentOutline } from '@rasad/law-text';
import type { CommandContext } from '../command-context.ts';
import { UsageFailure } from '../command-failure.ts';
import type { CommandResult } from '../command-result.ts';
import { requireAccepted, type GatewayClient } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import { changeLines, type ImportChange } from '../import-changes.ts';
import { refuseFile } from '../import-file.ts';
import { formatOfFile, metadataOf, missingOptions, type LawOptions } from '../law-options.ts';
import type { Lang } from '../language.ts';
import { say } from '../messages.ts';
import { readNamedFile } from '../project-files.ts';
import { reachableGateway } from '../reachable-gateway.ts';

/** What is sent to import an instrument. */
export interface InstrumentInput {
  document: string;
  format?: LawFormat;
  metadata?: unknown;
}

/** `rasad law import FILE [--dry-run]`: an instrument with its provisions from a file, or what the file holds. */
export async function importLaw(
  context: CommandContext,
  file: string,
  options: LawOptions & { dryRun?: boolean },
): Promise<CommandResult> {
  const document = readNamedFile(file);
  const format = formatOfFile(file, document, options.format);
  const missing = format === 'TEXT' ? missingOptions(options) : [];
  const metadata = format === 'TEXT' && missing.length === 0 ? metadataOf(options) : null;
  const reading = readInstrument(document, { format, metadata });
  if (!reading.ok) return refuseFile(reading.problems, file, context.lang);
  const input = { document, format, metadata };
  if (options.dryRun) return previewLaw(context, reading.outline, missing.length > 0 ? null : input);
  if (missing.length > 0) throw new UsageFailure('textNeedsOptions', { options: missing.join(', ') });
  const changes = await sendInstrument(context.gateway('law-editor'), 'importInstrument', input);
  return {
    lines: [
      ...outlineLines(reading.outline, context.lang),
      ...changeLines(changes, 'changesDone', context.lang),
    ],
    document: { code: reading.document?.code, ...outlineDocument(reading.outline), changes },
  };
}

/** @param input what would be sent; null where the options do not say enough to import it */
async function previewLaw(
  context: CommandContext,
  outline: InstrumentOutline,
  input: InstrumentInput | null,
): Promise<CommandResult> {
  const gateway = input && (await reachableGateway(context, 'law-editor'));
  const changes = gateway ? await sendInstrument(gateway, 'previewInstrumentImport', input) : null;
  const last = changes
    ? changeLines(changes, 'changesToCome', context.lang)
    : [say(context.lang, input ? 'fileOnly' : 'textOnly')];
  return {
    lines: [...outlineLines(outline, context.lang), ...last],
    document: { ...outlineDocument(outline), changes },
  };
}

/** Imports or previews an instrument and returns its changes. */
export async function sendInstrument(
  gateway: GatewayClient,
  operation: 'importInstrument' | 'previewInstrumentImport',
  input: InstrumentInput,
): Promise<ImportChange[]> {
  const { changes, userErrors } = await gateway.mutate<{ changes: ImportChange[] }>(operations[operation], {
    ...input,
  });
  requireAccepted(userErrors);
  return changes;
}

const MOST_WARNINGS = 50;

function outlineLines({ counts, warnings }: InstrumentOutline, lang: Lang): string[] {
  const shown = warnings.slice(0, MOST_WARNINGS).map((warning) => warningLine(warning, lang));
  const rest = warnings.length > MOST_WARNINGS ? [`  … ${warnings.length - MOST_WARNINGS}`] : [];
  return [say(lang, 'lawRead', { ...counts }), ...shown, ...rest];
}

function warningLine({ severity, line, eId, text, reason }: LawWarning, lang: Lang): string {
  const place = line === null ? (eId ?? '') : say(lang, 'lineLeftOut', { line, text: shortened(text ?? '') });
  const told = place === '' ? reason[lang] : `${place}: ${reason[lang]}`;
  return say(lang, severity === 'WARNING' ? 'warning' : 'information', { text: told });
}

function shortened(text: string): string {
  const line = text.trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function outlineDocument({ counts, warnings, tree }: InstrumentOutline) {
  return { ...counts, warnings, tree };
}
