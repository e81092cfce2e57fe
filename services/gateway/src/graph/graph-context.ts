import type { IncomingMessage } from 'node:http';
import type { Caller } from '../callers/caller.js';

/** What every part of an operation's way through the gateway finds in its context. */
export interface GraphContext {
  caller: Caller;
  requestId: string;
  /** Closes the client's WebSocket; absent over HTTP. */
  closeSocket?: (code: number, reason: string) => void;
  req?: IncomingMessage;
}
