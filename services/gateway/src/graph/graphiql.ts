import { createHash } from 'node:crypto';
import type { Response } from 'express';

interface Page {
  html: string;
  policy: string;
}

let page: Promise<Page> | undefined;

/** GraphiQL, self-hosted: one page with all it needs, under a policy that allows its own scripts by their hash. */
export async function sendGraphiql(response: Response): Promise<void> {
  page ??= renderPage();
  const { html, policy } = await page;
  response.set('content-security-policy', policy).type('html').send(html);
}

/** Nine megabytes of scripts, loaded when somebody first asks. */
async function renderPage(): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    title: 'Rasad',
    endpoint: '/graphql',
    subscriptionsProtocol: 'SSE',
    defaultQuery: '{\n  me {\n    username\n    roles\n  }\n}\n',
  });
  const scripts = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, source = '']) =>
    sha256(source),
  );
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map((hash) => `'sha256-${hash}'`).join(' ')} blob:`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    'worker-src blob:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html, policy };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
