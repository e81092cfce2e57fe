import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';
import { say } from '../messages.ts';

/** `rasad reporting rebuild`: all read models anew from the first event, beside the ones that serve. */
export async function rebuildReporting(context: CommandContext): Promise<CommandResult> {
  const answer = await context.gateway('admin').operation('POST', 'reporting', 'rebuild');
  const done = { service: 'reporting', verb: 'rebuild', answer: JSON.stringify(answer) };
  return { lines: [say(context.lang, 'operationDone', done)], document: answer };
}

/** `rasad reporting recount`: compares the kept totals with a count from the source; a difference fails. */
export async function recountReporting(context: CommandContext): Promise<CommandResult> {
  const answer = await context.gateway('admin').operation('POST', 'reporting', 'recount');
  const { differences = [] } = answer as { differences?: unknown[] };
  if (differences.length === 0) return { lines: [say(context.lang, 'recountEqual')], document: answer };
  return {
    lines: differences.map((difference) => JSON.stringify(difference)),
    document: answer,
    failure: say(context.lang, 'recountDiffers', { count: differences.length }),
  };
}
