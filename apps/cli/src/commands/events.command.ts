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
  for (const name of servicesOf(service))
    answers[name] = listOf(await gateway.operation('GET', name, 'parked'));
  const lines = Object.entries(answers)
    .filter(([, events]) => events.length > 0)
    .flatMap(([name, events]) => [
      say(context.lang, 'parked', { service: name, count: events.length }),
      ...events.map((event) => `  ${JSON.stringify(event)}`),
    ]);
  return { lines: lines.length > 0 ? lines : [say(context.lang, 'noneParked')], document: answers };
}

/** `rasad events redrive [--service S]`: applies parked events again. */
export async function eventsRedrive(
  context: CommandContext,
  { service }: ServiceOption,
): Promise<CommandResult> {
  const gateway = context.gateway('admin');
  const answers: Record<string, unknown> = {};
  for (const name of servicesOf(service)) answers[name] = await gateway.operation('POST', name, 'redrive');
  const lines = Object.entries(answers).map(([name, answer]) =>
    say(context.lang, 'operationDone', { service: name, verb: 'redrive', answer: JSON.stringify(answer) }),
  );
  return { lines, document: answers };
}

function servicesOf(service: string | undefined): readonly string[] {
  return service === undefined ? consumingServices : [service];
}

/** The parked events in an answer: the list itself, or its field `parked`. */
function listOf(answer: unknown): unknown[] {
  if (Array.isArray(answer)) return answer;
  const { parked } = answer as { parked?: unknown };
  return Array.isArray(parked) ? parked : [];
}
