import { jetstream, jetstreamManager, type StoredMsg } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import fc from 'fast-check';
import type { Platform } from './platform.js';

/** Runs work on a connection that may publish as a service does. */
async function connected<T>(
  platform: Platform,
  work: (connection: NatsConnection) => Promise<T>,
): Promise<T> {
  const url = new URL(platform.nats.url('compliance'));
  const connection = await connect({
    servers: `${url.hostname}:${url.port}`,
    user: decodeURIComponent(url.username),
    pass: decodeURIComponent(url.password),
    inboxPrefix: '_INBOX_compliance',
  });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** Publishes every message of the compliance stream again, several times and shuffled. @returns how many were sent. */
export function replayStream(platform: Platform, times: number, seed: number): Promise<number> {
  return connected(platform, async (connection) => {
    const manager = await jetstreamManager(connection);
    const { state } = await manager.streams.info('EVT_COMPLIANCE');
    const stored: StoredMsg[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
      const message = await manager.streams.getMessage('EVT_COMPLIANCE', { seq }).catch(() => null);
      if (message) stored.push(message);
    }
    const copies = Array.from({ length: times }, () => stored).flat();
    const [shuffled] = fc.sample(fc.shuffledSubarray(copies, { minLength: copies.length }), {
      numRuns: 1,
      seed,
    });
    for (const [index, message] of (shuffled ?? []).entries()) {
      const copied = headers();
      for (const [key, values] of message.header) for (const value of values) copied.append(key, value);
      await jetstream(connection).publish(message.subject, message.data, {
        headers: copied,
        msgID: `replay-${seed}-${index}`,
      });
    }
    return copies.length;
  });
}

/** Size of the compliance stream as JetStream has it now. */
export function streamSize(platform: Platform): Promise<{ bytes: number; messages: number }> {
  return connected(platform, async (connection) => {
    const manager = await jetstreamManager(connection);
    const { state } = await manager.streams.info('EVT_COMPLIANCE');
    return { bytes: state.bytes, messages: state.messages };
  });
}
