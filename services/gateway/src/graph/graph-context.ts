import type { Caller } from '../callers/caller.js';

/** The connection over which a client gets its answer. */
export interface ClientConnection {
  kind: 'HTTP' | 'SOCKET';
  /** Ends it: a WebSocket with the code, a response where it stands. */
  hangUp: (code: number, reason: string) => void;
}

/** What every part of an operation's way through the gateway finds in its context. */
export interface GraphContext {
  caller: Caller;
  requestId: string;
  connection: ClientConnection;
}
