import type { Request } from 'express';
import type { ScimCall } from './scim-resources.js';
import { scim, scimError } from './scim-protocol.js';
import type { Resource } from './scim-responses.js';

type Kind = typeof scim.Resources.User | typeof scim.Resources.Group;

/** How often a PATCH is tried that another one overtook; a client that names a version is told instead. */
const patchAttempts = 5;

/** The version in `If-Match`, or null where any will do. */
export function expectedVersion(request: Request): number | null {
  const header = request.get('if-match');
  if (header === undefined || header.trim() === '*') return null;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw scimError(412, null, 'No resource has this version.');
  return Number(version);
}

/** Applies a PATCH message. @returns the resource afterwards, whether or not the message changed it. */
export async function patchResource(
  kind: Kind,
  id: string,
  message: unknown,
  call: ScimCall,
): Promise<Resource> {
  const isOpen = call.expected === null;
  for (let attempt = 1; ; attempt++) {
    const current = { ...call };
    try {
      const patched = await new kind(id, {}).patch(withBooleans(message) as never, current);
      return (patched ?? (await new kind(id, {}).read(current))) as unknown as Resource;
    } catch (error) {
      const isOvertaken = isOpen && (error as { status?: number }).status === 412;
      if (!isOvertaken || attempt === patchAttempts) throw error;
    }
  }
}

/** Microsoft's identity provider sends the values of `active` as the texts "True" and "False". */
function withBooleans(message: unknown): unknown {
  if (typeof message !== 'object' || message === null) return message;
  const { Operations: operations } = message as { Operations?: unknown };
  if (!Array.isArray(operations)) return message;
  return { ...message, Operations: operations.map(withBoolean) };
}

function withBoolean(operation: unknown): unknown {
  const { path, value } = (operation ?? {}) as { path?: unknown; value?: unknown };
  if (path !== 'active' || typeof value !== 'string') return operation;
  const answer = value.toLowerCase();
  return ['true', 'false'].includes(answer)
    ? { ...(operation as object), value: answer === 'true' }
    : operation;
}
