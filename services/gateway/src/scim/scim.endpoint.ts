import { Inject, Injectable, Logger } from '@nestjs/common';
import { PrincipalSigner } from '@rasad/service-kit';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Caller } from '../callers/caller.js';
import { CallersService } from '../callers/callers.service.js';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { Subgraphs } from '../graph/subgraphs.js';
import { authenticationProblem, tooManyRequests } from '../http/caller-problems.js';
import { refusals } from '../http/gateway.metrics.js';
import type { Problem } from '../http/problem-response.js';
import { requestIdOf } from '../http/request-id.js';
import { RateLimits } from '../limits/rate-limits.js';

/** Addresses of resources; no segment of dots alone leads out of the path, however it is written. */
const route = /^\/scim\/v2(\/(?!\.\.?(\/|$))[\w.:-]{1,200}){1,2}$/;
const mediaType = 'application/scim+json';
/** A group of 10,000 members is about half of it. */
const bodyLimit = '2mb';
/** Headers of a client that decide what happens, and those of an answer that reach it. */
const forwarded = ['if-match', 'if-none-match'] as const;
const returned = ['etag', 'location'] as const;

/** `/scim/v2/…`: provisioning by another system with a bearer token, passed on to the directory. */
@Injectable()
export class ScimEndpoint {
  private readonly logger = new Logger(ScimEndpoint.name);
  private readonly readBody = express.json({ type: [mediaType, 'application/json'], limit: bodyLimit });

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly callers: CallersService,
    private readonly limits: RateLimits,
    private readonly signer: PrincipalSigner,
    private readonly subgraphs: Subgraphs,
  ) {}

  /** An Express handler; it answers paths below `/scim/v2` alone. */
  readonly handle = (request: Request, response: Response, next: NextFunction): void => {
    if (!request.path.startsWith('/scim/v2/')) return next();
    this.serve(request, response).catch(next);
  };

  private async serve(request: Request, response: Response): Promise<void> {
    if (!route.test(request.path)) return refuse(response, notFound);
    const caller = await this.callerOf(request);
    if ('status' in caller) return refuse(response, caller);
    const wait = await this.limits.exceeded('CREDENTIAL', caller.credential.username);
    if (wait !== null) return refuse(response, tooManyRequests(wait));
    const unreadable = await this.read(request, response);
    if (unreadable) return refuse(response, unreadable);
    await this.passOn(request, response, caller);
  }

  private async callerOf(request: Request): Promise<Caller | Problem> {
    try {
      const caller = await this.callers.authenticate(request.headers);
      return caller.credential.kind === 'BEARER' ? caller : bearerNeeded;
    } catch (error) {
      const problem = authenticationProblem(error);
      if (!problem) throw error;
      this.logger.warn({
        msg: 'not authenticated',
        requestId: requestIdOf(request),
        reason: (error as Error).message,
      });
      return problem;
    }
  }

  /** Only for whoever was let in is a body read. @returns why it cannot be, or null */
  private read(request: Request, response: Response): Promise<Problem | null> {
    return new Promise((resolve) => {
      this.readBody(request, response, (error?: unknown) => {
        if (!error) return resolve(hasUnreadBody(request) ? otherMediaType : null);
        const status = (error as { status?: number }).status === 413 ? 413 : 400;
        const message = status === 413 ? `A body has at most ${bodyLimit}.` : 'The body is not JSON.';
        resolve({ status, code: 'BAD_REQUEST', message });
      });
    });
  }

  private async passOn(request: Request, response: Response, { principal }: Caller): Promise<void> {
    const requestId = requestIdOf(request);
    // Not the address as it was sent: its absolute form (RFC 9112, 3.2.2) could name another server.
    const query = new URL(request.originalUrl, 'http://gateway').search;
    const url = this.subgraphs.url('directory', `${request.path}${query}`);
    const headers = { authorization: `Bearer ${await this.signer.sign(principal, 'directory')}` };
    try {
      const answer = await fetch(url, {
        method: request.method,
        headers: {
          ...headers,
          ...headersOf(request),
          'content-type': 'application/json',
          'x-request-id': requestId,
        },
        body: request.body === undefined ? null : JSON.stringify(request.body),
        signal: AbortSignal.timeout(this.env.RASAD_MUTATION_TIMEOUT_MS),
      });
      const text = await answer.text();
      for (const name of returned) {
        const value = answer.headers.get(name);
        if (value !== null) response.setHeader(name, value);
      }
      response.status(answer.status);
      if (text === '') response.end();
      else response.type(mediaType).send(text);
    } catch (error) {
      this.logger.warn({ msg: 'provisioning not passed on', requestId, err: error });
      refuse(response, directoryAway);
    }
  }
}

const notFound: Problem = { status: 404, code: 'NOT_FOUND', message: 'Nothing is here.' };

const bearerNeeded: Problem = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'Send an access token; a session does not count here.',
  headers: { 'www-authenticate': 'Bearer realm="rasad"' },
};

const otherMediaType: Problem = {
  status: 415,
  code: 'BAD_REQUEST',
  message: `Send ${mediaType}.`,
};

const directoryAway: Problem = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'The directory cannot be reached at the moment; try again.',
  headers: { 'retry-after': '2' },
};

function hasUnreadBody(request: Request): boolean {
  const length = Number(request.headers['content-length'] ?? 0);
  return request.body === undefined && (length > 0 || request.headers['transfer-encoding'] !== undefined);
}

function headersOf(request: Request): Record<string, string> {
  const headers = new Map<string, string>();
  for (const name of forwarded) {
    const value = request.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  return Object.fromEntries(headers);
}

/** Refuses in the form that SCIM has for it (RFC 7644, 3.12). */
function refuse(response: Response, { status, code, message, headers = {} }: Problem): void {
  refusals.inc({ reason: code });
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error'];
  const body = { schemas, status: String(status), detail: message };
  response.status(status).set(headers).type(mediaType).send(JSON.stringify(body));
}
