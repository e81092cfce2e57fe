import { CommandFailure } from './command-failure.ts';
import type { GatewayClient } from './gateway.client.ts';
import { operations } from './graph.operations.ts';

/** The global id of the instrument with a code. */
export async function instrumentId(gateway: GatewayClient, code: string): Promise<string> {
  const { instrument } = await gateway.ask<{ instrument: { id: string } | null }>(
    operations.instrumentByCode,
    { code },
  );
  if (!instrument) throw new CommandFailure('unknownInstrument', { code });
  return instrument.id;
}
