import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import type { GatewayClient } from './gateway.client.ts';

/** A client of the platform if one runs, for work that also makes sense without it. */
export async function reachableGateway(
  context: CommandContext,
  workOf: string,
): Promise<GatewayClient | undefined> {
  try {
    const gateway = context.gateway(workOf);
    return (await gateway.isReachable()) ? gateway : undefined;
  } catch (error) {
    if (error instanceof CommandFailure && error.key === 'notRunning') return undefined;
    throw error;
  }
}
