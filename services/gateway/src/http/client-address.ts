import type { IncomingMessage } from 'node:http';

/**
 * The address of the client behind so many trusted proxies, each of which appends the address it was called from to
 * `x-forwarded-for`. What lies further left anybody may have written.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean);
  const told = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
  return told ?? request.socket.remoteAddress ?? '';
}
