import { randomUUID } from 'node:crypto';
import { signPrincipal } from '@rasad/testing/servers';

/** Somebody with a role over a unit who calls a subgraph. */
export class SubgraphClient {
  readonly #subject = randomUUID();
  readonly #url: string;
  readonly #audience: string;
  readonly #grant: { role: string; unitId: string };

  constructor(url: string, audience: string, grant: { role: string; unitId: string }) {
    this.#url = url;
    this.#audience = audience;
    this.#grant = grant;
  }

  /** Sends an operation. @throws Error where it fails. */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const token = await signPrincipal({
      audience: this.#audience,
      subject: this.#subject,
      lang: 'EN',
      grants: [this.#grant],
    });
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data?: T | null; errors?: { message: string }[] };
    if (body.errors?.length || !body.data) throw new Error(JSON.stringify(body.errors ?? response.status));
    return body.data;
  }

  /** Sends a mutation with one input. @throws Error where it fails or is refused. */
  async mutate<P>(
    name: string,
    inputType: string,
    input: Record<string, unknown>,
    selection: string,
  ): Promise<P> {
    const data = await this.ask<Record<string, P & { userErrors: unknown[] }>>(
      `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${selection} userErrors { code message } } }`,
      { input },
    );
    const payload = data[name];
    if (!payload || payload.userErrors.length > 0) throw new Error(JSON.stringify(payload?.userErrors));
    return payload;
  }
}
