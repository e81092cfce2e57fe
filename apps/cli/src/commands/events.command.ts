import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';
import { say } from '../messages.ts';

/** The services that take events from others. */
export const consumingServices = ['compliance', 'reporting'] as const;

interface ServiceOption {
  service?: string;
}

/** `rasad events parked [--service S]`: events that were put aside because they cannot be applied. */
export async function eventsParked(
  context: CommandContext,
  { service }: ServiceOption,
): Promise<CommandResult> {
  const gateway = context.gateway('admin');
  const answers: Record<string, unknown[]> = {};
  for (const name of servicesOf(service)) {
    answers[name] = (await gateway.operation('GET', name, 'parked')) as unknown[];
  }
  const lines = Object.entries(answers)
    .filter(([, events]) => events.length > 0)
    .flatMap(([name, events]) => [
      say(context.lang, 'parked', { service: name, count: events.length }),
      ...events.map((event) => `  ${JSON.stringify(event)}`),
    ]);
  return { lines: lines.length > 0 ? lines : [say(context.lang, 'noneParked')], document: answers };
}

/** What a service answers to a redrive. */
interface RedriveAnswer {
  applied?: number;
  failed?: unknown[];
}

/** `rasad events redrive [--service S]`: applies parked events again; those that fail again fail the command. */
export async function eventsRedrive(
  context: CommandContext,
  { service }: ServiceOption,
): Promise<CommandResult> {
  const gateway = context.gateway('admin');
  const answers: Record<string, RedriveAnswer> = {};
  for (const name of servicesOf(service)) {
    answers[name] = (await gateway.operation('POST', name, 'redrive')) as RedriveAnswer;
  }
  const lines = Object.entries(answers).map(([name, answer]) =>
    say(context.lang, 'operationDone', { service: name, verb: 'redrive', answer: JSON.stringify(answer) }),
  );
  const failed = Object.values(answers).flatMap((answer) => answer.failed ?? []);
  if (failed.length === 0) return { lines, document: answers };
  return { lines, document: answers, failure: say(context.lang, 'redriveFailed', { count: failed.length }) };
}

function servicesOf(service: string | undefined): readonly string[] {
  return service === undefined ? consumingServices : [service];
}
