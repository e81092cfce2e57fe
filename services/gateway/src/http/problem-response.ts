import type { Response } from 'express';
import { refusals } from './gateway.metrics.js';
import { requestIdOf } from './request-id.js';

/** What the gateway itself refuses, before or instead of running an operation. */
export interface Problem {
  status: number;
  code: string;
  message: string;
  headers?: Record<string, string>;
}

/** Answers in the form of a GraphQL response, so that one reading of errors serves clients throughout. */
export function sendProblem(response: Response, { status, code, message, headers = {} }: Problem): void {
  refusals.inc({ reason: code });
  response
    .status(status)
    .set(headers)
    .json({ errors: [{ message, extensions: { code, requestId: requestIdOf(response.req) } }] });
}
