import { setTimeout as delay } from 'node:timers/promises';
import { Agent, fetch, interceptors, type Dispatcher, type RequestInit, type Response } from 'undici';

/** Milliseconds for a connection inside the platform's own network; a replica that is gone takes no longer. */
const connectMs = 1_000;
/** Milliseconds for which a service's addresses are known; new replicas are used, and gone ones left, after that. */
const addressesMs = 2_000;
/** Pauses before an address is tried again, in milliseconds; each attempt goes to the next replica. */
const pausesMs = [0, 50, 200];

/** Failures in which nothing has reached the service, so that anything may be sent again. */
const unreached = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Failures of a kept connection that was closed just as it was used; whether the request arrived is not known. */
const stale = new Set(['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE']);

/** What to send to a service. */
export interface SubgraphCall extends RequestInit {
  /** Whether sending it twice does no more than sending it once. */
  repeatable: boolean;
}

/** Resolves a name to its addresses, as `dns.lookup` does with `all`. */
export type Lookup = NonNullable<Parameters<typeof interceptors.dns>[0]>['lookup'];

/**
 * Calls services by name: the requests are spread over all replicas that the name stands for, and one that has gone is
 * passed over. Where every replica refuses, the last error is thrown.
 */
export class SubgraphFetch {
  private readonly dispatcher: Dispatcher;

  /** @param lookup the system's unless a test gives another */
  constructor(lookup?: Lookup) {
    const options = { maxTTL: addressesMs, ...(lookup ? { lookup } : {}) };
    this.dispatcher = new Agent({ connect: { timeout: connectMs } }).compose(interceptors.dns(options));
  }

  /** @throws TypeError as `fetch` does, where no replica could be reached */
  async send(url: URL, { repeatable, ...init }: SubgraphCall): Promise<Response> {
    for (const pauseMs of pausesMs) {
      try {
        return await fetch(url, { ...init, dispatcher: this.dispatcher });
      } catch (error) {
        if (!mayRepeat(error, repeatable)) throw error;
      }
      await delay(pauseMs, undefined, init.signal ? { signal: init.signal } : {});
    }
    return fetch(url, { ...init, dispatcher: this.dispatcher });
  }
}

function mayRepeat(error: unknown, repeatable: boolean): boolean {
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  const code = cause?.code ?? '';
  return unreached.has(code) || (repeatable && stale.has(code));
}
