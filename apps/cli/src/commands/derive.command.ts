import { setTimeout as pause } from 'node:timers/promises';
import type { CommandContext } from '../command-context.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandResult } from '../command-result.ts';
import { requireAccepted, type GatewayClient } from '../gateway.client.ts';
import { operations } from '../graph.operations.ts';
import { instrumentId } from '../instruments.ts';
import { say } from '../messages.ts';
import type { Progress } from '../progress.ts';

/** What one derivation did. */
export interface Derivation {
  assignmentsCreated: number;
  assignmentsWithdrawn: number;
  tasksOpened: number;
}

/** A derivation that goes on apart from the request that asked for it. */
interface DerivationRun extends Derivation {
  id: string;
  state: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED';
  failure: string | null;
  obligationsDone: number;
  obligationsTotal: number;
}

/** How often a derivation that goes on is looked at. */
const POLL_MS = 500;

/** `rasad derive --instrument CODE`: assignments and tasks from the obligations of an instrument. */
export async function derive(
  context: CommandContext,
  { instrument }: { instrument: string },
): Promise<CommandResult> {
  const gateway = context.gateway('committee');
  const derivation = await deriveAssignments(
    gateway,
    await instrumentId(gateway, instrument),
    context.progress,
  );
  const line = say(context.lang, 'derived', {
    created: derivation.assignmentsCreated,
    withdrawn: derivation.assignmentsWithdrawn,
    tasks: derivation.tasksOpened,
  });
  return { lines: [line], document: { instrument, ...derivation } };
}

/** Derives once, to its end, and says what it did. */
export async function deriveAssignments(
  gateway: GatewayClient,
  instrument: string,
  progress: Progress,
  pollMs = POLL_MS,
): Promise<Derivation> {
  const { userErrors, run, ...derivation } = await gateway.mutate<
    Derivation & { run?: DerivationRun | null }
  >(operations.deriveAssignments, { instrumentId: instrument });
  requireAccepted(userErrors);
  if (!run || run.state === 'DONE') return derivation;
  const { assignmentsCreated, assignmentsWithdrawn, tasksOpened } = await ended(
    gateway,
    run,
    progress,
    pollMs,
  );
  return { assignmentsCreated, assignmentsWithdrawn, tasksOpened };
}

/** Shows how a derivation goes on until it has come to its end. @throws CommandFailure where it was given up. */
async function ended(
  gateway: GatewayClient,
  first: DerivationRun,
  progress: Progress,
  pollMs: number,
): Promise<DerivationRun> {
  progress.begin(first.obligationsTotal);
  try {
    for (let run = first; ;) {
      progress.reach(run.obligationsDone, run.obligationsTotal);
      if (run.state === 'DONE') return run;
      if (run.state === 'FAILED') {
        throw new CommandFailure('derivationFailed', { id: run.id, reason: run.failure ?? '' });
      }
      await pause(pollMs);
      const { derivationRun } = await gateway.ask<{ derivationRun: DerivationRun }>(
        operations.derivationRun,
        {
          id: run.id,
        },
      );
      run = derivationRun;
    }
  } finally {
    progress.end();
  }
}
