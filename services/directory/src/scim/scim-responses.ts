import type { Request, Response } from 'express';

/** A resource as it is sent. */
export interface Resource {
  meta?: { location?: string; version?: string };
}

/** Sends a SCIM message. */
export function send(response: Response, status: number, message: object | null): void {
  response.status(status);
  if (message === null) response.end();
  else response.type('application/scim+json').send(JSON.stringify(message));
}

/** Sends a resource with its address and version in the headers too. */
export function sendResource(response: Response, status: number, resource: Resource): void {
  const { location, version } = resource.meta ?? {};
  if (location !== undefined) response.setHeader('location', location);
  if (version !== undefined) response.setHeader('etag', version);
  send(response, status, resource);
}

/** Whether the client has this version of the resource already. */
export function isSeen(request: Request, { meta }: Resource): boolean {
  const seen = request.get('if-none-match')?.split(',') ?? [];
  return meta?.version !== undefined && seen.some((tag) => tag.trim() === meta.version);
}
