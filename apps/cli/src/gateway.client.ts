import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CommandFailure } from './command-failure.ts';
import type { Lang } from './language.ts';

/** An expected failure as the graph tells it. */
export interface UserError {
  code: string;
  field: string[] | null;
  message: string;
}

/** On whose behalf a client speaks: a bearer token, or a sample user who signs in when first needed. */
export type Identity = { token: string } | { username: string };

interface GraphResponse<T> {
  data?: T | null;
  errors?: { message: string; extensions?: { code?: string; requestId?: string } }[];
}

const ATTEMPTS = 5;
const TIMEOUT_MS = 60_000;
const LONG_TIMEOUT_MS = 3_600_000;
const RETRIED_STATUS = new Set([429, 502, 503, 504]);

/** Speaks to the gateway for one identity: the graph, sample tokens, operations. */
export class GatewayClient {
  readonly url: string;
  readonly #lang: Lang;
  readonly #identity: Identity;
  #token: Promise<string> | undefined;

  constructor(url: string, lang: Lang, identity: Identity) {
    this.url = url;
    this.#lang = lang;
    this.#identity = identity;
  }

  /** A client of the same gateway for another sample user. */
  as(username: string): GatewayClient {
    return new GatewayClient(this.url, this.#lang, { username });
  }

  /** Whether anything answers at the address. */
  async isReachable(): Promise<boolean> {
    try {
      await fetch(`${this.url}/health/live`, { signal: AbortSignal.timeout(5000) });
      return true;
    } catch {
      return false;
    }
  }

  /** A bearer token for a sample user. */
  async signIn(username: string): Promise<{ accessToken: string; expiresIn: number }> {
    const response = await this.#send('/auth/sample-token', { method: 'POST', body: { username } });
    if (!response.ok) {
      throw new CommandFailure('noSampleToken', { username, reason: await reasonOf(response) });
    }
    return (await response.json()) as { accessToken: string; expiresIn: number };
  }

  /** Asks the graph; a top-level error fails the command. */
  async ask<T>(operation: string, variables: Record<string, unknown> = {}): Promise<T> {
    const response = await this.#authorised('/graphql', {
      method: 'POST',
      body: { query: operation, variables },
    });
    const body = (await response.json().catch(() => ({}))) as GraphResponse<T>;
    const [error] = body.errors ?? [];
    if (error) throw new CommandFailure('refusedByPlatform', { reason: describeGraphError(error) });
    if (!response.ok || !body.data) await this.#refuse(response, `HTTP ${response.status}`);
    return body.data as T;
  }

  /**
   * Sends a mutation of one field and returns its payload, user errors included. The key makes it safe to send it
   * again after a broken connection.
   */
  async mutate<P>(
    operation: string,
    input: Record<string, unknown>,
    clientMutationId: string = randomUUID(),
  ): Promise<P & { userErrors: UserError[] }> {
    const data = await this.ask<Record<string, P & { userErrors: UserError[] }>>(operation, {
      input: { clientMutationId, ...input },
    });
    const [payload] = Object.values(data);
    if (!payload) throw new CommandFailure('refusedByPlatform', { reason: 'empty payload' });
    return payload;
  }

  /** Asks a service, through the gateway, to administer itself. */
  async operation(method: 'GET' | 'POST', service: string, verb: string): Promise<unknown> {
    const path = `/operations/${service}/${verb}`;
    const response = await this.#authorised(path, { method, timeoutMs: LONG_TIMEOUT_MS });
    if (!response.ok) await this.#refuse(response, await reasonOf(response));
    return response.json().catch(() => ({}));
  }

  async #authorised(path: string, request: GatewayRequest): Promise<Response> {
    const response = await this.#send(path, { ...request, token: await this.#bearer() });
    if (response.status !== 401 || !('username' in this.#identity)) return response;
    // a long load outlives a token: sign in once more
    this.#token = undefined;
    return this.#send(path, { ...request, token: await this.#bearer() });
  }

  #bearer(): Promise<string> {
    if ('token' in this.#identity) return Promise.resolve(this.#identity.token);
    this.#token ??= this.signIn(this.#identity.username).then(({ accessToken }) => accessToken);
    return this.#token;
  }

  /** Sends a request, again after a pause when the platform is busy or the connection breaks. */
  async #send(path: string, request: GatewayRequest): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await this.#sendOnce(path, request).catch((error: unknown) => error as Error);
      const isLast = attempt === ATTEMPTS;
      if (response instanceof Response) {
        if (isLast || !RETRIED_STATUS.has(response.status)) return response;
        await pause(retryAfterMs(response) ?? backOffMs(attempt));
      } else {
        if (isLast || reasonOfError(response) === 'ECONNREFUSED') {
          throw new CommandFailure('unreachable', { url: this.url, reason: reasonOfError(response) });
        }
        await pause(backOffMs(attempt));
      }
    }
  }

  #sendOnce(path: string, { method, body, token, timeoutMs }: GatewayRequest): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': this.#lang,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: body ? JSON.stringify(body) : null,
      signal: AbortSignal.timeout(timeoutMs ?? TIMEOUT_MS),
    });
  }

  async #refuse(response: Response, reason: string): Promise<never> {
    if (response.status === 401) throw new CommandFailure('notSignedIn');
    throw new CommandFailure('serverError', { url: this.url, status: response.status, reason });
  }
}

interface GatewayRequest {
  method: 'GET' | 'POST';
  body?: unknown;
  token?: string;
  timeoutMs?: number;
}

function backOffMs(attempt: number): number {
  return 200 * 2 ** (attempt - 1);
}

/** What the server asks for, at most a minute: the window of its rate limits. */
function retryAfterMs(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(seconds, 60) * 1000 : undefined;
}

function reasonOfError(error: Error): string {
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? error.name;
}

async function reasonOf(response: Response): Promise<string> {
  const text = await response.text().catch(() => '');
  try {
    const { message, error } = JSON.parse(text) as { message?: string; error?: string };
    return message ?? error ?? `HTTP ${response.status}`;
  } catch {
    return text.slice(0, 200) || `HTTP ${response.status}`;
  }
}

function describeGraphError({
  message,
  extensions,
}: NonNullable<GraphResponse<unknown>['errors']>[number]): string {
  const marks = [extensions?.code, extensions?.requestId].filter((mark) => mark !== undefined);
  return marks.length > 0 ? `${message} (${marks.join(', ')})` : message;
}

/** Fails the command when a mutation had user errors, telling each with its code and field. */
export function requireAccepted(userErrors: readonly UserError[]): void {
  if (userErrors.length === 0) return;
  const details = userErrors.map(
    ({ code, field, message }) => `${code} ${field?.join('.') ?? ''}: ${message}`,
  );
  throw new CommandFailure(
    'refusedByPlatform',
    { reason: details[0] ?? '' },
    { details: details.slice(1), document: { userErrors } },
  );
}
