import { isAsyncIterable, type ExecutionResult } from '@graphql-tools/utils';
import type { LiveEnd, LiveLease } from '../live/live-operations.js';
import { graphError } from './graph-error.js';

/** Breaks an SSE response off without `complete`: clients take that as a broken connection and subscribe again. */
export class StreamBrokenOff extends Error {
  override readonly name = 'StreamBrokenOff';
}

/** What a client hears last. */
interface Farewell {
  code: string;
  message: string;
  /** The close code of a WebSocket, also told in the error. */
  closeCode: number;
  retryable: boolean;
}

/** 4403 (forbidden) and 1012 (service restart) are what graphql-ws clients reconnect after, with a new credential. */
const farewells: Record<LiveEnd, Farewell> = {
  EXPIRED: {
    code: 'UNAUTHENTICATED',
    message: 'The credential has expired.',
    closeCode: 4403,
    retryable: false,
  },
  SIGNED_OUT: { code: 'UNAUTHENTICATED', message: 'Signed out.', closeCode: 4403, retryable: false },
  GRANTS_CHANGED: {
    code: 'FORBIDDEN',
    message: 'Your rights have changed; subscribe again.',
    closeCode: 4403,
    retryable: false,
  },
  SHUTDOWN: {
    code: 'SUBSCRIPTION_INTERRUPTED',
    message: 'The subscription was interrupted; subscribe again.',
    closeCode: 1012,
    retryable: true,
  },
};

type Step = IteratorResult<ExecutionResult>;

/** How a stream ends besides its own end: the socket is closed with a code, or the SSE response broken off. */
export interface LiveTransport {
  closeSocket?: ((code: number, reason: string) => void) | undefined;
}

/** A subscription's results for as long as its caller's rights last. */
export class LiveStream implements AsyncIterableIterator<ExecutionResult> {
  private state: 'OPEN' | 'BREAK_OFF' | 'OVER' = 'OPEN';

  constructor(
    private readonly source: AsyncIterator<ExecutionResult>,
    private readonly lease: LiveLease,
    private readonly transport: LiveTransport,
  ) {}

  async next(): Promise<Step> {
    if (this.state === 'BREAK_OFF') {
      this.state = 'OVER';
      throw new StreamBrokenOff('the subscription was interrupted');
    }
    if (this.state === 'OVER') return over;
    const step = await Promise.race([this.source.next(), this.lease.ended]);
    if (typeof step === 'string') return this.sayFarewell(farewells[step]);
    if (step.done) this.finish();
    else if (isInterrupted(step.value)) this.breakOff(1012);
    return step;
  }

  return(): Promise<Step> {
    this.finish();
    return Promise.resolve(over);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private sayFarewell({ code, message, closeCode, retryable }: Farewell): Step {
    const error = graphError(code, message, { closeCode, retryable });
    if (retryable) this.breakOff(closeCode);
    else {
      this.finish();
      this.closeSocketSoon(closeCode, message);
    }
    return { value: { errors: [error] }, done: false };
  }

  private breakOff(closeCode: number): void {
    this.finish();
    // Over a WebSocket the close frame ends it; over SSE the response must be torn.
    this.state = this.transport.closeSocket ? 'OVER' : 'BREAK_OFF';
    this.closeSocketSoon(closeCode, 'Subscribe again');
  }

  /** After the last message has been handed to the socket. */
  private closeSocketSoon(closeCode: number, reason: string): void {
    const { closeSocket } = this.transport;
    if (closeSocket) setTimeout(() => closeSocket(closeCode, reason), 20);
  }

  private finish(): void {
    if (this.state !== 'OPEN') return;
    this.state = 'OVER';
    this.lease.release();
    void Promise.resolve(this.source.return?.()).catch(() => undefined);
  }
}

const over: Step = { value: undefined, done: true };

function isInterrupted(result: ExecutionResult): boolean {
  return (result.errors ?? []).some(({ extensions }) => extensions?.['code'] === 'SUBSCRIPTION_INTERRUPTED');
}

/** Whether a result of an operation is a subscription's stream. */
export function isStream(result: unknown): result is AsyncIterable<ExecutionResult> {
  return isAsyncIterable(result);
}
