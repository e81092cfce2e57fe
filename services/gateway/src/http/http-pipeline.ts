import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import { TokenEndpoint } from '../clients/token-endpoint.js';
import { staticDashboard } from '../dashboard/static-dashboard.js';
import { GATEWAY_ENV, publicUrl, type GatewayEnv } from '../env.js';
import { FilesEndpoint } from '../files/files.endpoint.js';
import { GraphEndpoint } from '../graph/graph.endpoint.js';
import { GraphSockets } from '../graph/graph.sockets.js';
import { ScimEndpoint } from '../scim/scim.endpoint.js';
import { RateLimits } from '../limits/rate-limits.js';
import { DevelopmentProvider } from '../sample/development-provider.js';
import { tooManyRequests } from './caller-problems.js';
import { httpRequests } from './gateway.metrics.js';
import { sendProblem } from './problem-response.js';
import { requestId } from './request-id.js';
import { securityHeaders } from './security-headers.js';

/** Milliseconds in which a client must have sent its headers, and its whole request; files have longer. */
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 60_000;
const formLimit = '16kb';

/** What every request passes, in this order, before Nest's controllers. */
export async function buildPipeline(app: NestExpressApplication): Promise<void> {
  const env = app.get<GatewayEnv>(GATEWAY_ENV);
  app.set('trust proxy', env.RASAD_TRUSTED_PROXIES);
  app.disable('x-powered-by');
  app.use(requestId, countRequests, securityHeaders(env), limitAddresses(app.get(RateLimits)));
  app.use(limitTime);
  app.use(toPublicHost(env));
  app.use(app.get(FilesEndpoint).handle);
  app.use(app.get(ScimEndpoint).handle);
  app.use(exactly('/graphql', app.get(GraphEndpoint).handle));
  app.use('/oauth', await app.get(TokenEndpoint).router());
  if (env.RASAD_SAMPLE_MODE) app.use('/oidc', await app.get(DevelopmentProvider).router());
  if (env.RASAD_DASHBOARD_DIR) app.use(staticDashboard(env.RASAD_DASHBOARD_DIR));
  app.use(express.json({ limit: formLimit }), express.urlencoded({ extended: false, limit: formLimit }));
  const server = app.getHttpServer();
  server.headersTimeout = headersTimeoutMs;
  server.requestTimeout = env.RASAD_FILE_MINUTES * 60_000;
  app.get(GraphSockets).attach(server);
}

type Handler = (request: Request, response: Response, next: NextFunction) => void;

/** `app.use` would take everything below the path as well. */
function exactly(path: string, handler: Handler): Handler {
  return (request, response, next) => (request.path === path ? handler(request, response, next) : next());
}

function limitAddresses(limits: RateLimits): Handler {
  return (request, response, next) => {
    limits.exceeded('ADDRESS', request.ip ?? '').then((wait) => {
      if (wait === null || request.path.startsWith('/health/')) return next();
      sendProblem(response, tooManyRequests(wait));
    }, next);
  };
}

/** The server's own limit is that of files, which take longest; every other request has to be there sooner. */
function limitTime(request: Request, response: Response, next: NextFunction): void {
  if (request.path.startsWith('/files/')) return next();
  const overdue = setTimeout(() => {
    if (request.complete) return;
    if (response.headersSent) return void request.destroy();
    const message = 'The request was not sent in time.';
    sendProblem(response, { status: 408, code: 'BAD_REQUEST', message, headers: { connection: 'close' } });
  }, requestTimeoutMs);
  overdue.unref();
  request.once('close', () => clearTimeout(overdue));
  next();
}

function countRequests(request: Request, response: Response, next: NextFunction): void {
  const route =
    /^\/(graphql|files|scim|auth|oauth|oidc|operations|health|metrics|assets)(\/|$)/.exec(
      request.path,
    )?.[1] ?? 'page';
  response.once('finish', () => httpRequests.inc({ route, status: response.statusCode }));
  next();
}

const loopbackNames = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** One machine has several names for itself, and a cookie knows one of them: pages open under the public one. */
function toPublicHost(env: GatewayEnv): Handler {
  const home = new URL(publicUrl(env));
  return (request, response, next) => {
    const asked = `http://${request.headers.host ?? home.host}`;
    const hostname = URL.canParse(asked) ? new URL(asked).hostname : home.hostname;
    const isOtherName =
      hostname !== home.hostname && [hostname, home.hostname].every((name) => loopbackNames.test(name));
    const isPage = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
    if (!isOtherName || !isPage || request.originalUrl.startsWith('//')) return next();
    response.redirect(307, `${home.origin}${request.originalUrl}`);
  };
}
