import { parseCalendar } from '@rasad/import-formats';
import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';
import { requireAccepted, type GatewayClient } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import { changeLines, type ImportChange } from '../import-changes.ts';
import { requireDocument } from '../import-file.ts';
import { say } from '../messages.ts';
import { readNamedFile } from '../project-files.ts';
import { reachableGateway } from '../reachable-gateway.ts';

/** `rasad calendar import FILE [--dry-run]`: the official holidays of a year, or what they would change. */
export async function importCalendar(
  context: CommandContext,
  file: string,
  { dryRun }: { dryRun?: boolean },
): Promise<CommandResult> {
  const text = readNamedFile(file);
  const { year, holidays } = requireDocument(parseCalendar(text), file, context.lang);
  const counts = { year, holidays: holidays.length };
  if (dryRun) return previewCalendar(context, text, counts);
  const changes = await sendHolidays(context.gateway('admin'), 'importHolidays', text);
  return {
    lines: changeLines(changes, 'changesDone', context.lang),
    document: { ...counts, changes },
  };
}

async function previewCalendar(
  context: CommandContext,
  text: string,
  counts: { year: number; holidays: number },
): Promise<CommandResult> {
  const gateway = await reachableGateway(context, 'admin');
  const changes = gateway ? await sendHolidays(gateway, 'previewHolidaysImport', text) : null;
  const last = changes
    ? changeLines(changes, 'changesToCome', context.lang)
    : [say(context.lang, 'fileOnly')];
  return {
    lines: [say(context.lang, 'calendarRead', counts), ...last],
    document: { ...counts, changes },
  };
}

async function sendHolidays(
  gateway: GatewayClient,
  operation: 'importHolidays' | 'previewHolidaysImport',
  document: string,
): Promise<ImportChange[]> {
  const { changes, userErrors } = await gateway.mutate<{ changes: ImportChange[] }>(operations[operation], {
    document,
  });
  requireAccepted(userErrors);
  return changes;
}
