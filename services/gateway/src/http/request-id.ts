import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { v7 as uuidv7 } from 'uuid';

const header = 'x-request-id';
const acceptable = /^[\w-]{8,64}$/;

/** Gives every request an id, the caller's own where it is a plain one, and tells it in the answer. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.headers[header];
  const id = typeof given === 'string' && acceptable.test(given) ? given : uuidv7();
  request.headers[header] = id;
  response.setHeader(header, id);
  next();
}

/** The id that `requestId` gave; a new one where it has not run (a WebSocket's upgrade). */
export function requestIdOf(request: IncomingMessage): string {
  const id = request.headers[header];
  return typeof id === 'string' && acceptable.test(id) ? id : uuidv7();
}
