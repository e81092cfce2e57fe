import { request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';

/** Headers of a reader that the service needs to decide what to send. */
const forwarded = ['range', 'if-range', 'if-none-match', 'cache-control'] as const;

/** Headers of a file that reach the reader; whatever else the service says stays inside. */
const returned = [
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'retry-after',
] as const;

/** A request to a service on behalf of somebody, and how long it may be silent. */
export interface Relay {
  url: URL;
  /** Who asks and in which request. */
  headers: OutgoingHttpHeaders;
  /** Milliseconds. */
  silenceMs: number;
}

/**
 * Passes a request to a service and its answer back, chunk by chunk: neither side is read faster than the other takes
 * it. When one side breaks off, so does the other. @throws where the service does not answer; nothing was sent back then
 */
export async function relay(request: Request, response: Response, options: Relay): Promise<void> {
  const answer = await ask(request, options);
  response.status(answer.statusCode ?? 502);
  for (const name of returned) {
    const value = answer.headers[name];
    if (value !== undefined) response.setHeader(name, value);
  }
  await pipeline(answer, response).catch(() => response.destroy());
}

function ask(request: Request, { url, headers, silenceMs }: Relay): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asking = send(url, { method: request.method, headers: { ...headers, ...bodyHeaders(request) } });
    asking.setTimeout(silenceMs, () => asking.destroy(new Error('the service does not answer')));
    asking.once('error', reject);
    asking.once('response', (answer) => {
      // From here on the reader sets the pace, and its own silence ends a transfer.
      asking.setTimeout(0);
      // A service that answers before it has read everything has refused the body: the rest is not passed on.
      request.unpipe(asking);
      answer.once('end', () => asking.writableEnded || asking.destroy());
      resolve(answer);
    });
    request.setTimeout(silenceMs, () => request.destroy());
    request.once('close', () => request.complete || asking.destroy(new Error('the client broke off')));
    request.pipe(asking);
  });
}

function bodyHeaders(request: Request): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {};
  for (const name of forwarded) {
    const value = request.get(name);
    if (value !== undefined) headers[name] = value;
  }
  if (request.method !== 'PUT') return headers;
  return {
    ...headers,
    'content-length': request.headers['content-length'],
    'content-type': 'application/octet-stream',
  };
}
