import 'reflect-metadata';
import { EnvironmentError } from '@rasad/service-kit';
import { readGatewayEnv, type GatewayEnv } from './env.js';
import { startGateway } from './gateway.server.js';

/** Milliseconds after which a stop that hangs is ended by force. */
const stopLimitMs = 15_000;

const gateway = await startGateway(settings());
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end());

async function end(): Promise<void> {
  setTimeout(() => process.exit(1), stopLimitMs).unref();
  await gateway.stop();
  process.exit(0);
}

function settings(): GatewayEnv {
  try {
    return readGatewayEnv();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
