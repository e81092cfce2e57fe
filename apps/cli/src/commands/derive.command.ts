import type { CommandContext } from '../command-context.ts';
import type { CommandResult } from '../command-result.ts';
import { requireAccepted, type GatewayClient } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import { instrumentId } from '../instruments.ts';
import { say } from '../messages.ts';

/** What one derivation did. */
export interface Derivation {
  assignmentsCreated: number;
  assignmentsWithdrawn: number;
  tasksOpened: number;
}

/** `rasad derive --instrument CODE`: assignments and tasks from the obligations of an instrument. */
export async function derive(
  context: CommandContext,
  { instrument }: { instrument: string },
): Promise<CommandResult> {
  const gateway = context.gateway('committee');
  const derivation = await deriveAssignments(gateway, await instrumentId(gateway, instrument));
  const line = say(context.lang, 'derived', {
    created: derivation.assignmentsCreated,
    withdrawn: derivation.assignmentsWithdrawn,
    tasks: derivation.tasksOpened,
  });
  return { lines: [line], document: { instrument, ...derivation } };
}

/** Derives once and says what it did. */
export async function deriveAssignments(gateway: GatewayClient, instrumentId: string): Promise<Derivation> {
  const { userErrors, ...derivation } = await gateway.mutate<Derivation>(operations.deriveAssignments, {
    instrumentId,
  });
  requireAccepted(userErrors);
  return derivation;
}
