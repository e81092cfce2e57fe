import { Inject, Injectable, Logger } from '@nestjs/common';
import { PrincipalSigner } from '@rasad/service-kit';
import type { NextFunction, Request, Response } from 'express';
import type { Caller } from '../callers/caller.js';
import { RequestCallers } from '../callers/request-callers.js';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { Subgraphs } from '../graph/subgraphs.js';
import { tooManyRequests } from '../http/caller-problems.js';
import { isForeignOrigin, isForgeable } from '../http/csrf.rules.js';
import { sendProblem, type Problem } from '../http/problem-response.js';
import { requestIdOf } from '../http/request-id.js';
import { browserRequest, trustedOrigins } from '../http/trusted-origins.js';
import { RateLimits } from '../limits/rate-limits.js';
import { relay } from './file-relay.js';

/** Addresses that the graph gives: an upload takes a PUT, a piece of evidence is read. */
const routes = [
  { path: /^\/files\/uploads\/[\w.-]{1,1000}$/, methods: ['PUT'] },
  { path: /^\/files\/evidence\/[\w.-]{1,1000}$/, methods: ['GET', 'HEAD'] },
] as const;

/** `/files/…`: bytes on their way to and from the compliance service, streamed, for whoever the service lets. */
@Injectable()
export class FilesEndpoint {
  private readonly logger = new Logger(FilesEndpoint.name);

  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly callers: RequestCallers,
    private readonly limits: RateLimits,
    private readonly signer: PrincipalSigner,
    private readonly subgraphs: Subgraphs,
  ) {}

  /** An Express handler; it answers paths below `/files` alone. */
  readonly handle = (request: Request, response: Response, next: NextFunction): void => {
    if (!request.path.startsWith('/files/')) return next();
    this.serve(request, response).catch(next);
  };

  private async serve(request: Request, response: Response): Promise<void> {
    // What is read here may be a page or a picture of anybody's making: it gets no rights of this site.
    response.setHeader('content-security-policy', "default-src 'none'; sandbox");
    const problem = problemOfRequest(request);
    if (problem) return sendProblem(response, problem);
    const caller = await this.callers.of(request, response);
    if (!caller) return;
    const refusal = await this.refusalOf(request, caller);
    if (refusal) return sendProblem(response, refusal);
    await this.passOn(request, response, caller);
  }

  private async refusalOf(request: Request, { credential }: Caller): Promise<Problem | null> {
    const isUpload = request.method === 'PUT';
    const judge = isUpload ? isForgeable : isForeignOrigin;
    const byCookie = credential.kind === 'SESSION';
    if (byCookie && judge(browserRequest(request), trustedOrigins(this.env))) return forgeable;
    const wait = await this.limits.exceeded(isUpload ? 'UPLOAD' : 'CREDENTIAL', credential.username);
    return wait === null ? null : tooManyRequests(wait);
  }

  private async passOn(request: Request, response: Response, { principal }: Caller): Promise<void> {
    const requestId = requestIdOf(request);
    const token = await this.signer.sign(principal, 'compliance');
    try {
      await relay(request, response, {
        url: this.subgraphs.url('compliance', `/internal${request.path}`),
        headers: { authorization: `Bearer ${token}`, 'x-request-id': requestId },
        silenceMs: this.env.RASAD_FILE_SILENCE_MS,
      });
    } catch (error) {
      this.logger.warn({ msg: 'file not passed on', requestId, err: error });
      if (request.socket.destroyed) response.destroy();
      else sendProblem(response, serviceAway);
    }
  }
}

const notFound: Problem = { status: 404, code: 'NOT_FOUND', message: 'Nothing is here.' };

const forgeable: Problem = {
  status: 403,
  code: 'FORBIDDEN',
  message: 'Requests with a cookie come from our own pages, uploads with the header x-rasad-client.',
};

const lengthRequired: Problem = {
  status: 411,
  code: 'BAD_REQUEST',
  message: 'Send a content-length, and no transfer-encoding.',
};

const serviceAway: Problem = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'Files cannot be reached at the moment; try again.',
  headers: { 'retry-after': '2' },
};

function problemOfRequest({ path, method, headers }: Request): Problem | null {
  const route = routes.find((each) => each.path.test(path));
  if (!route) return notFound;
  if (!route.methods.some((allowed) => allowed === method)) {
    const allow = route.methods.join(', ');
    return { status: 405, code: 'BAD_REQUEST', message: `Use ${allow}.`, headers: { allow } };
  }
  const isMeasured = headers['content-length'] !== undefined && headers['transfer-encoding'] === undefined;
  return method === 'PUT' && !isMeasured ? lengthRequired : null;
}
