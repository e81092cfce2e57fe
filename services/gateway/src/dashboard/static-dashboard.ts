import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type Response, type Router } from 'express';

/** Paths that are the gateway's own; everything else that a browser opens is a page of the dashboard. */
const ownPaths = /^\/+(graphql|files|auth|oidc|operations|health|metrics)(\/|$)/;
const oneYear = '365d';

/** The built dashboard: files with a hash in their name for ever, `index.html` afresh every time. */
export function staticDashboard(folder: string): Router {
  const index = join(folder, 'index.html');
  const router = express.Router();
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: oneYear, index: false }),
  );
  router.use('/assets', (_, response: Response) => void response.status(404).end());
  router.use(
    express.static(folder, { index: false, redirect: false, cacheControl: false, setHeaders: revalidate }),
  );
  router.get('/{*page}', (request: Request, response: Response, next) => {
    if (!isPage(request) || !existsSync(index)) return next();
    revalidate(response);
    response.sendFile(index, { cacheControl: false });
  });
  return router;
}

function revalidate(response: Pick<Response, 'setHeader'>): void {
  response.setHeader('cache-control', 'no-cache');
}

function isPage(request: Request): boolean {
  return !ownPaths.test(request.path) && Boolean(request.accepts('html'));
}
