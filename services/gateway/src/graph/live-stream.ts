import { isAsyncIterable, type ExecutionResult } from '@graphql-tools/utils';
import type { LiveEnd, LiveLease } from '../live/live-operations.js';
import type { ClientConnection } from './graph-context.js';
import { graphError } from './graph-error.js';

/** What a client hears last. */
interface Farewell {
  code: string;
  message: string;
  /** The close code of a WebSocket, also told in the error. */
  closeCode: number;
  retryable: boolean;
}

const interruption: Farewell = {
  code: 'SUBSCRIPTION_INTERRUPTED',
  message: 'The subscription was interrupted; subscribe again.',
  closeCode: 1012,
  retryable: true,
};

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
    retryable: true,
  },
  GRANTS_UNKNOWN: interruption,
  SHUTDOWN: interruption,
};

type Step = IteratorResult<ExecutionResult>;

/** Milliseconds that the last message gets to reach the connection before that is ended. */
const flushMs = 20;

/**
 * A subscription's results for as long as its caller's rights last. Where it ends early, the client first hears why.
 * Over SSE `complete` follows if it is not to try again; otherwise, and over WebSocket always, the connection is ended:
 * that is what clients reconnect after by themselves.
 */
export class LiveStream implements AsyncIterableIterator<ExecutionResult> {
  private state: 'OPEN' | 'OVER' = 'OPEN';
  private hangUp: (() => void) | undefined;
  private letGo: (() => void) | undefined;

  constructor(
    private readonly source: AsyncIterator<ExecutionResult>,
    private readonly lease: LiveLease,
    private readonly connection: ClientConnection,
    private readonly present: (result: ExecutionResult) => ExecutionResult,
  ) {}

  async next(): Promise<Step> {
    if (this.hangUp) return this.hangUpSoon(this.hangUp);
    if (this.state === 'OVER') return over;
    const step = await Promise.race([this.source.next(), this.lease.ended]);
    if (typeof step === 'string') return this.sayFarewell(farewells[step]);
    if (step.done) {
      this.finish();
      return over;
    }
    if (isInterrupted(step.value)) this.endConnection(interruption);
    return { done: false, value: this.present(step.value) };
  }

  return(): Promise<Step> {
    this.finish();
    this.letGo?.();
    return Promise.resolve(over);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private sayFarewell(farewell: Farewell): Step {
    const { code, message, closeCode, retryable } = farewell;
    if (retryable || this.connection.kind === 'SOCKET') this.endConnection(farewell);
    else this.finish();
    const error = graphError(code, message, { closeCode, retryable });
    return { done: false, value: this.present({ errors: [error] }) };
  }

  private endConnection({ closeCode, message }: Farewell): void {
    this.finish();
    this.hangUp = () => this.connection.hangUp(closeCode, message);
  }

  /** The reader has taken the last message; it gets nothing more, not even an end, until the connection is closed. */
  private hangUpSoon(hangUp: () => void): Promise<Step> {
    setTimeout(hangUp, flushMs);
    return new Promise((resolve) => (this.letGo = () => resolve(over)));
  }

  private finish(): void {
    if (this.state === 'OVER') return;
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
