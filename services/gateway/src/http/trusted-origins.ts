import type { IncomingMessage } from 'node:http';
import { publicUrl, type GatewayEnv } from '../env.js';
import type { BrowserRequest, TrustedOrigins } from './csrf.rules.js';

/** The origins that this gateway trusts. */
export function trustedOrigins(env: GatewayEnv): TrustedOrigins {
  return { own: new URL(publicUrl(env)).origin, others: env.RASAD_ALLOWED_ORIGINS };
}

/** What a request's headers tell about where it comes from. */
export function browserRequest({ method, headers }: IncomingMessage): BrowserRequest {
  return {
    method: method ?? 'GET',
    origin: headers.origin,
    contentType: headers['content-type'],
    fetchSite: headers['sec-fetch-site'] as string | undefined,
    hasCustomHeader: 'x-rasad-client' in headers || 'graphql-require-preflight' in headers,
  };
}
