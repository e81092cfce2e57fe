import { Inject, Injectable } from '@nestjs/common';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Caller } from '../callers/caller.js';
import { RequestCallers } from '../callers/request-callers.js';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { tooManyRequests } from '../http/caller-problems.js';
import { isForgeable, isFormType, mediaTypeOf } from '../http/csrf.rules.js';
import { sendProblem, type Problem } from '../http/problem-response.js';
import { requestIdOf } from '../http/request-id.js';
import { browserRequest, trustedOrigins } from '../http/trusted-origins.js';
import { RateLimits } from '../limits/rate-limits.js';
import type { ClientConnection } from './graph-context.js';
import { GraphRuntime } from './graph.runtime.js';
import { sendGraphiql } from './graphiql.js';

/** `/graphql` over HTTP: who calls and whether it may be is decided here, the operation runs in the graph. */
@Injectable()
export class GraphEndpoint {
  private readonly readJson: ReturnType<typeof express.json>;

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly callers: RequestCallers,
    private readonly limits: RateLimits,
    private readonly graph: GraphRuntime,
  ) {
    this.readJson = express.json({ limit: env.RASAD_LIMIT_BODY_BYTES, strict: true, type: () => true });
  }

  /** An Express handler for exactly `/graphql`. */
  readonly handle = (request: Request, response: Response, next: NextFunction): void => {
    this.serve(request, response).catch(next);
  };

  private async serve(request: Request, response: Response): Promise<void> {
    if (this.wantsGraphiql(request)) return sendGraphiql(response);
    const problem = problemOfForm(request);
    if (problem) return sendProblem(response, problem);
    const caller = await this.callers.of(request, response);
    if (!caller) return;
    const refusal = await this.refusalOf(request, caller);
    if (refusal) return sendProblem(response, refusal);
    if (request.method === 'POST' && !(await this.readBody(request, response))) return;
    const connection: ClientConnection = { kind: 'HTTP', hangUp: () => response.end() };
    await this.graph.gateway(request, response, { caller, requestId: requestIdOf(request), connection });
  }

  private wantsGraphiql(request: Request): boolean {
    const isPage = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
    return this.env.RASAD_SAMPLE_MODE && isPage && request.query['query'] === undefined;
  }

  private async refusalOf(request: Request, { credential }: Caller): Promise<Problem | null> {
    const byCookie = credential.kind === 'SESSION';
    if (byCookie && isForgeable(browserRequest(request), trustedOrigins(this.env))) return forgeable;
    const wait = await this.limits.exceeded('CREDENTIAL', credential.username);
    return wait === null ? null : tooManyRequests(wait);
  }

  private readBody(request: Request, response: Response): Promise<boolean> {
    return new Promise((resolve) => {
      this.readJson(request, response, (error?: unknown) => {
        const problem = error === undefined ? problemOfBody(request.body) : problemOfReading(error);
        if (problem) sendProblem(response, problem);
        resolve(!problem);
      });
    });
  }
}

const forgeable: Problem = {
  status: 403,
  code: 'FORBIDDEN',
  message: 'Requests with a cookie come from our own pages, as JSON or with the header x-rasad-client.',
};

function problemOfForm(request: Request): Problem | null {
  if (request.method !== 'GET' && request.method !== 'POST') {
    return { status: 405, code: 'BAD_REQUEST', message: 'Use GET or POST.', headers: { allow: 'GET, POST' } };
  }
  if (request.method === 'GET') return problemOfQuery(request.query);
  const contentType = request.headers['content-type'];
  if (isFormType(contentType)) return { status: 400, code: 'BAD_REQUEST', message: 'Send application/json.' };
  if (mediaTypeOf(contentType) === 'application/json') return null;
  return { status: 415, code: 'BAD_REQUEST', message: 'Send application/json.' };
}

function problemOfQuery(query: Request['query']): Problem | null {
  const wrong = ['variables', 'extensions'].find(
    (name) => query[name] !== undefined && !isJsonObject(query[name]),
  );
  return wrong ? { status: 400, code: 'BAD_REQUEST', message: `${wrong} must be a JSON object.` } : null;
}

function isJsonObject(text: unknown): boolean {
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function problemOfBody(body: unknown): Problem | null {
  if (Array.isArray(body)) return { status: 400, code: 'BAD_REQUEST', message: 'Batching is not supported.' };
  const isEmpty = body === undefined || Object.keys(body as object).length === 0;
  return isEmpty ? { status: 400, code: 'BAD_REQUEST', message: 'Send a query.' } : null;
}

function problemOfReading(error: unknown): Problem {
  const status = (error as { status?: number }).status ?? 400;
  if (status === 413) return { status, code: 'BAD_REQUEST', message: 'The request body is too large.' };
  if (status === 415) return { status, code: 'BAD_REQUEST', message: 'Use UTF-8.' };
  return { status: 400, code: 'BAD_REQUEST', message: 'The body is not valid JSON.' };
}
