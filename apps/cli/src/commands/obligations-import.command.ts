import { parseObligations } from '@rasad/import-formats';
import type { CommandContext } from '../command-context.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandResult } from '../command-result.ts';
import { requireAccepted } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import { changeLines, type ImportChange } from '../import-changes.ts';
import { requireDocument } from '../import-file.ts';
import { instrumentId } from '../instruments.ts';
import { say } from '../messages.ts';
import { readNamedFile } from '../project-files.ts';

/** `rasad obligations import FILE [--instrument CODE] [--accept-no-reach]`: obligations drawn from an instrument that is already there. */
export async function importObligations(
  context: CommandContext,
  file: string,
  { instrument, acceptNoReach = false }: { instrument?: string; acceptNoReach?: boolean },
): Promise<CommandResult> {
  const text = readNamedFile(file);
  const document = requireDocument(parseObligations(text), file, context.lang);
  const code = document.instrument;
  if (instrument !== undefined && instrument !== code) {
    throw new CommandFailure('otherInstrument', { file, inFile: code, asked: instrument });
  }
  const gateway = context.gateway('law-editor');
  const input = { instrumentId: await instrumentId(gateway, code), document: text, acceptNoReach };
  const { changes, userErrors } = await gateway.mutate<{ changes: ImportChange[] }>(
    operations.importObligations,
    input,
  );
  requireAccepted(userErrors);
  const count = document.obligations.length;
  return {
    lines: [
      say(context.lang, 'obligationsImported', { code, count }),
      ...changeLines(changes, 'changesDone', context.lang),
    ],
    document: { instrument: code, obligations: count, changes },
  };
}
