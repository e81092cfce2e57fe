import type { CommandContext } from '../command-context.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandResult } from '../command-result.ts';
import { operations } from '../graph.operations.ts';
import { lawFormats, type LawFormatName } from '../law-options.ts';
import { say } from '../messages.ts';
import { writeNamedFile } from '../project-files.ts';

interface Exported {
  instrument: { currentExpression: { document: string } | null } | null;
}

/** `rasad law export CODE [--format json|akn|text] [--output FILE]`: the current text of an instrument. */
export async function exportLaw(
  context: CommandContext,
  code: string,
  { format, output }: { format: LawFormatName; output?: string },
): Promise<CommandResult> {
  const gateway = context.gateway('law-editor');
  const { instrument } = await gateway.ask<Exported>(operations.instrumentDocument, {
    code,
    format: lawFormats[format],
  });
  if (!instrument?.currentExpression) throw new CommandFailure('unknownInstrument', { code });
  const { document } = instrument.currentExpression;
  if (output === undefined) return { lines: [document.trimEnd()], document: { code, format, document } };
  writeNamedFile(output, document);
  return {
    lines: [say(context.lang, 'lawExported', { code, file: output })],
    document: { code, format, output },
  };
}
